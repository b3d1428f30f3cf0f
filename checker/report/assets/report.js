// Comfort only: everything on the page is there without this.
"use strict";
(() => {
  const paper = document.querySelector(".paper");
  const select = document.getElementById("only");
  if (!paper || !select) return;
  const marked = [...paper.querySelectorAll("[data-k]")];
  const keysOf = (node) => node.dataset.k.split(" ");

  const show = (key) => {
    paper.classList.toggle("filtered", Boolean(key));
    for (const node of marked) node.classList.toggle("on", Boolean(key) && keysOf(node).includes(key));
    select.value = key;
    for (const button of document.querySelectorAll(".only")) {
      button.setAttribute("aria-pressed", String(button.dataset.only === key));
    }
  };

  select.closest(".filter").hidden = false;
  select.addEventListener("change", () => show(select.value));
  for (const card of document.querySelectorAll("[data-card]")) {
    const key = card.dataset.card;
    if (!marked.some((node) => keysOf(node).includes(key))) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "only";
    button.dataset.only = key;
    button.textContent = `Show only ${key} in the essay`;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const off = select.value === key;
      show(off ? "" : key);
      if (!off) paper.querySelector("a.tag.on").focus();
    });
    card.append(button);
  }

  // Pointing at a tag or a highlight shows how far it reaches.
  const point = (event, on) => {
    const node = event.target.closest && event.target.closest("[data-k]");
    if (!node || !paper.contains(node)) return;
    const key = keysOf(node)[0];
    for (const other of marked) if (keysOf(other).includes(key)) other.classList.toggle("near", on);
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    paper.addEventListener(name, (event) => point(event, on));
  }

  // A link into folded text opens it first.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target) target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  if (location.hash) unfold();
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
})();
