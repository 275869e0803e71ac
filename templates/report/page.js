"use strict";
// The page is complete without this: it adds search, opens everything at once, and follows links to a change.
const changes = Array.from(document.querySelectorAll("details.change"));
const search = document.getElementById("search");
const every = document.getElementById("every");
const show = () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const change of changes) {
    const text = change.textContent.toLowerCase();
    change.classList.toggle("unfound", !words.every((word) => text.includes(word)));
  }
};
const follow = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView();
  }
};
search.addEventListener("input", show);
every.addEventListener("click", () => {
  const open = changes.some((change) => !change.open);
  for (const change of changes) change.open = open;
  every.textContent = open ? "Close all" : "Open all";
});
window.addEventListener("hashchange", follow);
for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
follow();
