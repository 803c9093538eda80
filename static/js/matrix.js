// The matrix by keyboard and pointer: one stop for the Tab key, arrow keys from mark to mark,
// and above the table whose mark it is. Without this every mark is a link like any other.

"use strict";

const table = document.querySelector(".matrix-table");
const now = document.querySelector(".matrix-now");

if (table) {
  const heads = [...table.tHead.rows[1].cells];
  const skipped = table.tHead.rows[0].querySelectorAll("[rowspan]").length;
  const rows = [...table.tBodies]
    .flatMap((body) => [...body.rows])
    .filter((row) => !row.classList.contains("matrix-group"));
  const links = rows.map((row) => [...row.cells].slice(skipped).map((cell) => cell.firstElementChild));
  let current = null;

  const placeOf = (link) => {
    const row = rows.indexOf(link.closest("tr"));
    return [row, links[row].indexOf(link)];
  };

  const tell = (link) => {
    const [row, column] = placeOf(link);
    const state = rows[row].cells[0].textContent;
    const treaty = heads[column].firstElementChild;
    const name = document.createElement("b");
    name.textContent = state;
    now.replaceChildren(name, `${treaty.title || treaty.textContent}: ${link.textContent}`);
    heads.forEach((head, number) => head.classList.toggle("matrix-current", number === column));
  };

  const hold = (link) => {
    if (current) current.tabIndex = -1;
    current = link;
    current.tabIndex = 0;
  };

  // The next mark from a place on, in a direction; from an empty cell on to the one after it.
  const next = (row, column, down, right) => {
    do {
      row += down;
      column += right;
    } while (links[row] && column >= 0 && column < heads.length && !links[row][column]);
    return links[row] && links[row][column];
  };

  const end = (row, key) => {
    const marks = links[row].filter(Boolean);
    return key === "Home" ? marks[0] : marks[marks.length - 1];
  };

  const goal = (key, row, column) => {
    switch (key) {
      case "ArrowUp":
        return next(row, column, -1, 0);
      case "ArrowDown":
        return next(row, column, 1, 0);
      case "ArrowLeft":
        return next(row, column, 0, -1);
      case "ArrowRight":
        return next(row, column, 0, 1);
      case "Home":
      case "End":
        return end(row, key);
      default:
        return null;
    }
  };

  for (const link of links.flat()) if (link) link.tabIndex = -1;
  const first = links.flat().find(Boolean);
  if (first) hold(first);

  table.addEventListener("keydown", (event) => {
    const link = event.target.closest("td a");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = goal(event.key, ...placeOf(link));
    if (to === null) return;
    event.preventDefault();
    if (to) to.focus();
  });
  table.addEventListener("focusin", (event) => {
    const link = event.target.closest("td a");
    if (!link) return;
    hold(link);
    tell(link);
  });
  table.addEventListener("pointerover", (event) => {
    const link = event.target.closest("td a");
    if (link) tell(link);
  });
}
