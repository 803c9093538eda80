/* The map: says where a state stands as it is pointed at, and moves through time.

The course of the treaty is fetched once, when time is first moved; the server draws the same for any day. */

"use strict";

(() => {
  const view = document.getElementById("map-view");
  if (!view) return;
  const lands = [...view.querySelectorAll(".map-land")];
  const tip = document.getElementById("map-tip");
  const DAY = 86400000;
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];

  // Days

  const number = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  function words(date, undated) {
    if (!date) return undated;
    const [year, month, day] = date.split("-").map(Number);
    if (!month) return `${year}, day not known`;
    return day ? `${day} ${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${year}, day not known`;
  }

  // What is said of a state

  function place(x, y) {
    const frame = tip.parentElement.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(x - frame.left - width / 2, 0), frame.width - width);
    const above = y - frame.top - height - 14;
    tip.style.left = `${left}px`;
    tip.style.top = `${above < 0 ? y - frame.top + 18 : above}px`;
  }

  let near = null;

  function tell(land, x, y) {
    near?.classList.remove("map-near");
    near = land;
    land.classList.add("map-near");
    tip.textContent = land.getAttribute("aria-label");
    tip.hidden = false;
    const box = land.getBoundingClientRect();
    place(x ?? box.left + box.width / 2, y ?? box.top + box.height / 2);
  }

  function hush() {
    near?.classList.remove("map-near");
    near = null;
    tip.hidden = true;
  }

  function middle(land) {
    const box = (land.querySelector("circle") ?? land).getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  }

  function nearest(from, key) {
    const [x, y] = middle(from);
    let found = null;
    let least = Infinity;
    for (const land of lands) {
      const [east, south] = [middle(land)[0] - x, middle(land)[1] - y];
      const [along, aside] = { ArrowRight: [east, south], ArrowLeft: [-east, south], ArrowDown: [south, east],
        ArrowUp: [-south, east] }[key];
      const far = along + 2 * Math.abs(aside);
      if (land !== from && along > 0.5 && far < least) [found, least] = [land, far];
    }
    return found;
  }

  // One stop of the tabulator for the whole map: arrows lead from state to state.
  function enter(land) {
    lands.forEach((one) => one.setAttribute("tabindex", one === land ? "0" : "-1"));
  }

  lands.forEach((land) => {
    const title = land.querySelector("title");
    land.setAttribute("aria-label", title.textContent);
    title.remove();
    land.addEventListener("focus", () => { enter(land); tell(land); });
    land.addEventListener("blur", hush);
    land.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse") tell(land, event.clientX, event.clientY);
    });
    land.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hush(); });
    land.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hush();
      if (!event.key.startsWith("Arrow")) return;
      event.preventDefault();
      nearest(land, event.key)?.focus();
    });
  });

  // A first tap tells, a second one leads to the page. A dot takes what falls close to it.

  const REACH = 7;
  const dotted = lands.filter((land) => land.querySelector("circle"));
  const picture = view.querySelector(".map-picture");
  let finger = false;
  let before = null;

  function aimed(event) {
    const away = (land) => {
      const [x, y] = middle(land);
      return Math.hypot(x - event.clientX, y - event.clientY);
    };
    const within = dotted.filter((land) => away(land) <= REACH).sort((one, other) => away(one) - away(other));
    return within[0] ?? event.target.closest(".map-land");
  }

  picture.addEventListener("pointerdown", (event) => {
    finger = event.pointerType !== "mouse";
    before = near;
  });
  picture.addEventListener("click", (event) => {
    if (!finger || event.detail === 0) return;
    const land = aimed(event);
    const again = land && land === before;
    if (again && land === event.target.closest(".map-land")) return;
    event.preventDefault();
    if (!land) hush();
    else if (again) land.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    else {
      tell(land, event.clientX, event.clientY);
      tip.append(" · Tap again for its page.");
    }
  });

  if (lands.length) enter(lands.find((land) => land.dataset.code === "FRA") ?? lands[0]);

  // A frame that has been open, or kept, since a day that has passed

  const stale = document.getElementById("map-stale");
  if (stale) {
    const age = () => {
      const past = Math.floor(Date.now() / DAY) - number(view.dataset.day);
      if (past <= 0) return;
      const text = `This map shows ${words(view.dataset.day)}, ${past === 1 ? "1 day" : `${past.toLocaleString("en-GB")} days`} ago.`;
      document.getElementById("map-age").textContent = text;
      stale.hidden = false;
    };
    age();
    setInterval(age, 60000);
    return;
  }

  // Time

  const range = document.getElementById("map-range");
  if (!range) return;
  const field = document.getElementById("map-on");
  const state = document.getElementById("map-state");
  let course = null;
  let changes = [];
  let asking = null;

  function load() {
    asking ??= fetch(view.dataset.history).then((answer) => {
      if (!answer.ok) throw new Error(`The course of the treaty was not sent: ${answer.status}`);
      return answer.json();
    }).then((data) => {
      course = data;
      const rows = Object.values(course.states).flatMap((held) => held.slice(1).map((row) => number(row[0])));
      changes = [...new Set(rows)].sort((one, other) => one - other);
      return data;
    });
    return asking;
  }

  const NOTHING = ["", "none"];

  function row(code, day) {
    const text = iso(day);
    return course.states[code]?.findLast((one) => one[0] <= text) ?? NOTHING;
  }

  function look(held) {
    const statuses = held[1].split("|");
    const marks = held[3] ? held[3].split(",").map((one) => one.split(":")) : [];
    const has = (name) => marks.some(([mark]) => mark === name);
    const bound = ["party", "subscriber", "contracting"].includes(statuses[0]);
    const status = statuses.length > 1 ? "uncertain" : statuses[0];
    const shown = bound && has("leaving") && statuses.length === 1 ? "leaving" : status;
    return { statuses, marks, status, shown, contested: has("contested") };
  }

  function listed(names) {
    return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  }

  function said(name, held, seen, ahead) {
    const w = course.words;
    const names = seen.statuses.map((status) => w.status[status]);
    const parts = [];
    if (names.length > 1) parts.push(listed(names) + w.unsure);
    else if (seen.statuses[0] === "none") parts.push(names[0]);
    else parts.push(`${names[0]} since ${held[2] === "?" ? w.unknown : words(held[2] || held[0])}`);
    seen.marks.forEach(([mark, date]) => {
      parts.push(mark === "leaving" ? `${w.mark[mark]} ${words(date, w.unknown)}` : w.mark[mark]);
    });
    (held[4] ? held[4].split(",") : []).forEach((act) => {
      const [noun, date] = act.split(":");
      parts.push(`${course.nouns[noun]}, ${words(date, w.undated)}`);
    });
    if (ahead) parts.push(w.ahead);
    return `${name}: ${parts.join("; ")}`;
  }

  function same(one, other) {
    const dated = (held) => (/^none$|[|]/.test(held[1]) ? "" : held[2] || held[0]);
    const told = (held) => [held[1], dated(held), held[3] ?? "", held[4] ?? ""].join(" ");
    return told(one) === told(other);
  }

  function address(code, day) {
    const query = new URLSearchParams(location.search);
    query.set("on", iso(day));
    return `${view.dataset.pairs}${code}/?${query}`;
  }

  function draw(day) {
    const today = number(course.today);
    const counts = {};
    const count = (seen, ahead) => {
      const besides = [seen.shown === "leaving" && "leaving", seen.contested && "contested", ahead && "ahead"];
      [seen.status, ...besides.filter(Boolean)].forEach((name) => {
        counts[name] = (counts[name] ?? 0) + 1;
      });
    };
    lands.forEach((land) => {
      const held = row(land.dataset.code, day);
      const seen = look(held);
      const ahead = day > today && !same(held, row(land.dataset.code, today));
      const fill = `url(#map-${seen.shown}${seen.contested ? "-contested" : ""})`;
      if (land.getAttribute("fill") !== fill) land.setAttribute("fill", fill);
      land.classList.toggle("map-ahead", ahead);
      land.setAttribute("aria-label", said(land.dataset.name, held, seen, ahead));
      land.setAttribute("href", address(land.dataset.code, day));
      if ("counted" in land.dataset) count(seen, ahead);
    });
    undrawn(day, today, count);
    view.querySelectorAll("[data-look]").forEach((entry) => {
      const many = counts[entry.dataset.look] ?? 0;
      entry.hidden = many === 0;
      entry.querySelector("b").textContent = many;
    });
  }

  function undrawn(day, today, count) {
    const list = view.querySelector(".map-undrawn ul");
    const items = Object.entries(course.undrawn).flatMap(([code, [name, now, counted]]) => {
      const held = row(code, day);
      const seen = look(held);
      if (seen.shown === "none") return [];
      const ahead = day > today && !same(held, row(code, today));
      if (counted) count(seen, ahead);
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = address(code, day);
      link.textContent = said(name, held, seen, ahead);
      item.append(link, now ? ` · today ${now}` : "");
      return [item];
    });
    list.replaceChildren(...items);
    list.parentElement.hidden = items.length === 0;
  }

  async function show(day) {
    await load();
    const shown = Math.min(Math.max(day, number(course.first)), number(course.last));
    draw(shown);
    const text = words(iso(shown));
    range.value = shown;
    range.setAttribute("aria-valuetext", text);
    field.value = iso(shown);
    const time = document.createElement("time");
    time.dateTime = iso(shown);
    time.textContent = text;
    document.getElementById("map-day").replaceChildren(time);
    const other = shown !== number(view.dataset.on);
    state.textContent = shown > number(course.today) ? "Ahead of today: only what is known to follow is shown."
      : other ? "The map alone has moved: “Go to the day” brings the page along." : "";
    if (near) tip.textContent = near.getAttribute("aria-label");
  }

  function step(months) {
    const at = new Date(Number(range.value) * DAY);
    const day = at.getUTCDate();
    at.setUTCDate(1);
    at.setUTCMonth(at.getUTCMonth() + months);
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
    at.setUTCDate(Math.min(day, last));
    return show(at / DAY);
  }

  const MOVES = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 };

  range.min = number(view.dataset.first);
  range.max = number(view.dataset.last);
  range.value = number(field.value);
  range.setAttribute("aria-valuetext", words(field.value));
  range.addEventListener("input", () => show(Number(range.value)));
  range.addEventListener("keydown", (event) => {
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    step(MOVES[event.key]);
  });
  range.addEventListener("pointerenter", load, { once: true });
  field.addEventListener("change", () => { if (field.value) show(number(field.value)); });
  document.getElementById("map-before").addEventListener("click", async () => {
    await load();
    show(changes.findLast((day) => day < Number(range.value)) ?? number(course.first));
  });
  document.getElementById("map-next").addEventListener("click", async () => {
    await load();
    show(changes.find((day) => day > Number(range.value)) ?? number(course.last));
  });
  document.getElementById("map-slide").hidden = false;
})();
