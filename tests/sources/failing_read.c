/* read(2) that fails with EIO in a part of one file: a disk with a bad block, for tests. Loaded with LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

ssize_t read(int fd, void *buffer, size_t count) {
    static ssize_t (*real)(int, void *, size_t);
    const char *inode = getenv("BAD_INODE");
    struct stat file;
    if (!real) real = dlsym(RTLD_NEXT, "read");
    if (inode && fstat(fd, &file) == 0 && file.st_ino == strtoull(inode, NULL, 10)) {
        off_t at = lseek(fd, 0, SEEK_CUR), first = atoll(getenv("BAD_FIRST")), end = atoll(getenv("BAD_END"));
        if (at >= first && at < end) { errno = EIO; return -1; }
        if (at < first && at + (off_t)count > first) count = first - at; /* a short read up to the bad block */
    }
    return real(fd, buffer, count);
}
