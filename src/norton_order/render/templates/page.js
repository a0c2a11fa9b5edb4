"use strict";
const words = document.body.dataset;
const status = document.getElementById("status");

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// Browsers without scripts, and text browsers, show no button that cannot be pressed.
for (const place of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  let timer;
  button.type = "button";
  button.textContent = words.copyWord;
  button.setAttribute("aria-label", place.dataset.name);
  place.append(" ", button);
  button.addEventListener("click", async () => {
    if (!(await copy(place.dataset.copy))) return;
    button.textContent = status.textContent = words.copiedWord;
    button.classList.add("done");
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = words.copyWord;
      status.textContent = "";
      button.classList.remove("done");
    }, 3000);
  });
}

// The deadlines are days in Japan, nine hours ahead of UTC all year.
const DAY = 86400000;
const today = Math.floor((Date.now() + 9 * 3600000) / DAY);
for (const place of document.querySelectorAll("[data-day]")) {
  const left = Math.round(Date.parse(place.dataset.day) / DAY) - today;
  place.textContent = left > 0 ? words.left.replace("{count}", left) : left ? words.past : words.leftNone;
}
