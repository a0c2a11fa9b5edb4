#!/usr/bin/env bash
# Mail::AuthenticationResults 2.20230112-1 (Perl, Debian 12): a quoted local part in smtp.mailfrom is torn in two.
#
# Needs Debian's package: apt-get install libmail-authenticationresults-perl (the version is checked).
# Run: December 2026, Debian 12.
# Guess: a value may be [local-part] "@" domain (RFC 8601, 2.2), and a local part may be quoted, as that of old Japanese
#   carrier addresses must be; parsed and written again the field says the same.
# Behaviour: the value ends at the closing quote. Behind it @docomo.example.jp becomes a key of its own, with an empty
#   value, and the field written again is not valid any more. A version of a method (dkim/1) is torn likewise.
# Output seen: as below under "expected".
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' libmail-authenticationresults-perl 2> /dev/null)" = 2.20230112-1 ] || { echo "needs Debian's libmail-authenticationresults-perl 2.20230112-1"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > run.pl <<'EOF'
use strict;
use warnings;
use Mail::AuthenticationResults::Parser;

for my $field (
    'mx.example.jp; spf=pass smtp.mailfrom=taro@docomo.example.jp',
    'mx.example.jp; spf=pass smtp.mailfrom="taro..x."@docomo.example.jp',
    'mx.example.jp; dkim/1=pass header.d=example.jp',
) {
    my $written = Mail::AuthenticationResults::Parser->new->parse($field)->as_string;
    $written =~ s/\s+/ /g;
    print "$written\n";
}
EOF
perl run.pl > seen
cat > expected <<'EOF'
mx.example.jp; spf=pass smtp.mailfrom=taro@docomo.example.jp
mx.example.jp; spf=pass smtp.mailfrom=taro..x. @docomo.example.jp=""
mx.example.jp; dkim=pass / 1 header.d=example.jp
EOF
diff expected seen || { echo "Mail::AuthenticationResults: no longer as stated"; exit 1; }
echo "as stated"
