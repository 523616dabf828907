"use strict";
(() => {
  const messages = JSON.parse(document.getElementById("data").textContent).messages;
  const tip = document.getElementById("tip");

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  }

  function describe(message) {
    const parts = document.createDocumentFragment();
    parts.append(element("p", message.when + ", " + message.kind, "when"));
    const who = element("p");
    who.append(element("b", message.who));
    parts.append(who);
    if (message.text) { parts.append(element("p", message.text)); }
    if (message.cause) { parts.append(element("p", message.cause, "when")); }
    if (message.effects.length > 0) {
      const list = element("ul");
      for (const effect of message.effects) { list.append(element("li", effect)); }
      parts.append(list);
    }
    return parts;
  }

  function show(marker) {
    const message = messages[Number(marker.dataset.m)];
    if (!message) { return; }
    tip.replaceChildren(describe(message));
    tip.hidden = false;
    const place = marker.querySelector("polygon").getBoundingClientRect();
    const left = Math.min(Math.max(12, place.left - 40), window.innerWidth - tip.offsetWidth - 12);
    const below = place.bottom + 10;
    const top = below + tip.offsetHeight < window.innerHeight ? below : place.top - tip.offsetHeight - 10;
    tip.style.left = left + "px";
    tip.style.top = Math.max(8, top) + "px";
  }

  function hide() { tip.hidden = true; }

  function pin(marker) {
    const message = messages[Number(marker.dataset.m)];
    const figure = marker.closest("figure");
    const pins = figure.querySelector(".pins");
    const twins = figure.querySelectorAll('.msg[data-m="' + marker.dataset.m + '"]');
    const old = pins.querySelector('[data-pin="' + marker.dataset.m + '"]');
    const pinned = !old;
    for (const twin of twins) { twin.classList.toggle("pinned", pinned); }
    if (old) { old.remove(); return; }
    if (!message) { return; }
    const note = element("div", "", "note");
    note.dataset.pin = marker.dataset.m;
    note.append(describe(message));
    const close = element("button", "\u00d7");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => pin(marker));
    note.append(close);
    pins.append(note);
    hide();
  }

  function onKey(event, chart) {
    const markers = [...chart.querySelectorAll(".msg")];
    const place = markers.indexOf(document.activeElement);
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (place >= 0 && event.key in steps) {
      const next = markers[(place + steps[event.key] + markers.length) % markers.length];
      markers[place].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
      event.preventDefault();
    } else if (place >= 0 && (event.key === "Enter" || event.key === " ")) {
      pin(markers[place]);
      event.preventDefault();
    } else if (event.key === "Escape") {
      hide();
    }
  }

  for (const chart of document.querySelectorAll(".chart")) {
    chart.addEventListener("keydown", (event) => onKey(event, chart));
    for (const marker of chart.querySelectorAll(".msg")) {
      // The native tooltip would lie over ours.
      marker.querySelector("title").remove();
      marker.addEventListener("mouseenter", () => show(marker));
      marker.addEventListener("mouseleave", hide);
      marker.addEventListener("focus", () => show(marker));
      marker.addEventListener("blur", hide);
      marker.addEventListener("click", () => pin(marker));
    }
  }

  for (const group of document.querySelectorAll("[data-views]")) {
    const views = [...group.querySelectorAll(".view")];
    const tabs = element("div", "", "tabs");
    const choose = (chosen) => {
      views.forEach((view, place) => { view.hidden = place !== chosen; });
      [...tabs.children].forEach((tab, place) => tab.setAttribute("aria-pressed", String(place === chosen)));
    };
    views.forEach((view, place) => {
      const tab = element("button", view.dataset.title);
      tab.type = "button";
      tab.addEventListener("click", () => choose(place));
      tabs.append(tab);
    });
    group.prepend(tabs);
    choose(0);
  }

  const issue = document.getElementById("network-issue");
  issue?.addEventListener("change", () => {
    for (const node of document.querySelectorAll(".network .node")) {
      const place = Number(issue.value);
      node.querySelector("circle").setAttribute("class", node.dataset.s.split(" ")[place]);
      node.querySelector(".glyph").textContent = node.dataset.g.split(" ")[place];
    }
  });

  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
