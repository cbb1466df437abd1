/* The editor of answers: a toolbar over each text, tables from Excel and Word, and what is typed kept every few seconds.
   Without this script everything on the page works; it only spares typing and worry. */
(function () {
  "use strict";

  const SAVE_EVERY = 3000; // milliseconds between two saves while somebody types
  const TELL_EVERY = 20000; // milliseconds between two signs that the page is open

  const TOOLS = [
    { label: "Fett", apply: (area) => wrap(area, "**") },
    { label: "Kursiv", apply: (area) => wrap(area, "*") },
    { label: "Aufzählung", apply: (area) => prefix(area, () => "- ") },
    { label: "Nummerierung", apply: (area) => prefix(area, (place) => `${place + 1}. `) },
    { label: "Tabelle", apply: (area) => insert(area, "\n\n| Jahr | Anzahl |\n| --- | ---: |\n| 2014 | 0 |\n\n") },
  ];

  function replaceSelection(area, text, from, to) {
    area.focus();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    if (from !== undefined) area.setSelectionRange(from, to);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function wrap(area, mark) {
    const start = area.selectionStart;
    const chosen = area.value.slice(start, area.selectionEnd);
    replaceSelection(area, mark + chosen + mark, start + mark.length, start + mark.length + chosen.length);
  }

  function prefix(area, mark) {
    const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    area.setSelectionRange(start, area.selectionEnd);
    const lines = area.value.slice(start, area.selectionEnd).split("\n");
    replaceSelection(area, lines.map((line, place) => mark(place) + line).join("\n"));
  }

  function insert(area, text) {
    area.setSelectionRange(area.selectionEnd, area.selectionEnd);
    replaceSelection(area, text);
  }

  function cell(text) {
    return text.replace(/\s+/g, " ").trim().replace(/\\/g, "\\\\").replace(/\|/g, "\\|");
  }

  function pipeTable(rows) {
    const width = Math.max(...rows.map((row) => row.length));
    const line = (cells) => `| ${Array.from({ length: width }, (_, place) => cells[place] || "").join(" | ")} |`;
    const isNumber = (place) => rows.slice(1).every((row) => /^[-+]?[\d.\s]+(,\d+)?\s*(%|€)?$/.test(row[place] || "0"));
    const rule = Array.from({ length: width }, (_, place) => (rows.length > 1 && isNumber(place) ? "---:" : "---"));
    return [line(rows[0]), line(rule), ...rows.slice(1).map(line)].join("\n");
  }

  function rowsOf(clipboard) {
    const html = clipboard.getData("text/html");
    const table = html && new DOMParser().parseFromString(html, "text/html").querySelector("table");
    if (table) {
      const rows = Array.from(table.rows, (row) => Array.from(row.cells).flatMap((each) => spanned(each)));
      return rows.filter((row) => row.some((text) => text));
    }
    const lines = clipboard.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
    const isTable = lines.length > 1 && lines.every((each) => each.includes("\t"));
    return isTable ? lines.map((each) => each.split("\t").map(cell)) : [];
  }

  function spanned(element) {
    return [cell(element.textContent), ...Array(Math.max(0, Math.min(element.colSpan, 60) - 1)).fill("")];
  }

  function pasteTable(event) {
    const rows = rowsOf(event.clipboardData);
    if (!rows.length) return;
    event.preventDefault();
    const area = event.target;
    const before = area.value.slice(0, area.selectionStart);
    const gap = before && !before.endsWith("\n\n") ? "\n\n" : "";
    replaceSelection(area, `${gap}${pipeTable(rows)}\n\n`);
  }

  function addToolbar(area) {
    const bar = document.createElement("div");
    bar.className = "toolbar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "Text gestalten");
    TOOLS.forEach((tool) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = tool.label;
      button.addEventListener("click", () => tool.apply(area));
      bar.append(button);
    });
    area.before(bar);
    area.addEventListener("paste", pasteTable);
  }

  class Keeper {
    constructor(form) {
      this.form = form;
      this.state = form.querySelector("[data-state]");
      this.others = form.querySelector("[data-others]");
      this.isChanged = false;
      this.isLeaving = false;
      this.isBusy = false;
      form.addEventListener("input", () => { this.isChanged = true; });
      form.addEventListener("submit", () => { this.isLeaving = true; });
      window.addEventListener("pageshow", () => { this.isLeaving = false; });
      window.addEventListener("pagehide", () => this.keepOnTheWayOut());
      setInterval(() => this.isChanged && this.send(true), SAVE_EVERY);
      setInterval(() => !this.isChanged && this.send(false), TELL_EVERY);
      this.send(false);
    }

    fields(withTexts) {
      const all = new FormData(this.form);
      if (withTexts) return all;
      const few = new FormData();
      ["csrf_token", "revision"].forEach((name) => few.append(name, all.get(name)));
      return few;
    }

    async send(withTexts) {
      if (this.isLeaving || this.isBusy) return;
      this.isBusy = true;
      if (withTexts) this.isChanged = false;
      try {
        const answer = await fetch(this.form.dataset.autosave, {
          method: "POST",
          body: this.fields(withTexts),
          headers: { Accept: "application/json" },
        });
        const told = await answer.json();
        if (!answer.ok) throw new Error(told.detail);
        if (withTexts) this.say(`Zwischenstand gesichert um ${new Date().toLocaleTimeString("de-DE", { timeStyle: "short" })} Uhr.`);
        this.tellOthers(told);
      } catch (error) {
        if (withTexts) {
          this.isChanged = true;
          this.say(`Ihr Text ist noch nicht gesichert; er steht weiter in den Feldern. ${error.message || ""}`, true);
        }
      } finally {
        this.isBusy = false;
      }
    }

    keepOnTheWayOut() {
      if (this.isChanged && !this.isLeaving) navigator.sendBeacon(this.form.dataset.autosave, this.fields(true));
    }

    tellOthers(told) {
      const shown = Number(new FormData(this.form).get("revision"));
      const open = told.others.length ? `Auch geöffnet bei: ${told.others.join(", ")}.` : "";
      const newer = told.latest > shown ? ` Inzwischen ist Fassung ${told.latest} gespeichert; beim Speichern sehen Sie beide Texte.` : "";
      this.others.textContent = open + newer;
    }

    say(text, isFault) {
      this.state.textContent = text;
      this.state.classList.toggle("editor-state__fault", Boolean(isFault));
    }
  }

  document.querySelectorAll("textarea[data-editor]").forEach(addToolbar);
  const form = document.querySelector("form[data-autosave]");
  if (form) new Keeper(form);
})();
