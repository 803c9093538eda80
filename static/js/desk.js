/* The desk: what is possible follows treaty, state, day, depositary and kind as they are chosen.

The form is sent as the button “Show what is possible” would send it; of the answer, the parts that
depend on what was chosen take the place of the old ones: the form itself names them. Nothing that was typed is touched. */

"use strict";

(() => {
  const form = document.getElementById("desk");
  const named = (name) => form.dataset[name].split(" ");
  let asking = null;

  const options = (select) => select.innerHTML;

  function replace(id, page) {
    const old = document.getElementById(id);
    const fresh = page.getElementById(id);
    if (!old || !fresh) return;
    const folded = [...old.querySelectorAll("details")].map((one) => one.open);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.innerHTML = fresh.innerHTML;
    old.querySelectorAll("details").forEach((one, number) => { one.open ||= folded[number] === true; });
    if (!focused) return;
    const again = focused.id ? document.getElementById(focused.id) : old.querySelector(focused.tagName);
    again?.focus();
  }

  function choose(id, page) {
    const old = document.getElementById(id);
    const fresh = page.getElementById(id);
    if (old && fresh && options(old) !== options(fresh)) old.innerHTML = options(fresh);
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const data = new FormData(form);
    data.set("_possible", "1");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data, signal: asking.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      named("chosen").forEach((id) => choose(id, page));
      named("shown").forEach((id) => replace(id, page));
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  // Select2 calls its boxes by what is chosen alone, and by nothing where nothing is.
  function name(select) {
    const label = form.querySelector(`label[for="${select.id}"]`);
    const box = select.parentElement.querySelector(".select2-selection");
    if (!label || !box) return;
    label.id = `${select.id}_label`;
    const held = box.getAttribute("aria-labelledby");
    box.setAttribute("aria-labelledby", held ? `${label.id} ${held}` : label.id);
    box.querySelectorAll("[role=textbox], input").forEach((one) => one.setAttribute("aria-label", label.textContent));
  }

  if (form) {
    django.jQuery(() => form.querySelectorAll("select.admin-autocomplete").forEach(name));
    // Select2 tells of a choice through jQuery alone.
    django.jQuery(form).on("change", (event) => { if (named("asks").includes(event.target.name)) ask(); });
  }
})();
