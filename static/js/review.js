/* The review desk by keyboard. Single letters act only while no field has the focus, and can be switched off. */

"use strict";

(() => {
  const box = document.getElementById("keys-on");
  const help = document.querySelector(".desk-keys");
  const stored = "servanda-desk-keys";
  if (!box || !help) return;
  box.checked = localStorage.getItem(stored) !== "off";
  box.addEventListener("change", () => localStorage.setItem(stored, box.checked ? "on" : "off"));
  document.getElementById("problem")?.focus();

  const links = [...document.querySelectorAll(".desk-queue tbody th a")];

  function move(by) {
    const here = links.indexOf(document.activeElement);
    const to = here < 0 ? (by > 0 ? 0 : links.length - 1) : here + by;
    links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
  }

  function act(element) {
    if (element instanceof HTMLDetailsElement) {
      element.open = true;
      element.querySelector("select, textarea, input:not([type=hidden]), button")?.focus();
    } else {
      element.click();
    }
  }

  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest("input, select, textarea, [contenteditable]");
    if (!box.checked || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else if (event.key === "?") {
      help.open = !help.open;
      if (help.open) help.querySelector("summary").focus();
    } else {
      const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!element) return;
      act(element);
    }
    event.preventDefault();
  });
})();
