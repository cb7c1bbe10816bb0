// Puts the connection, the style and the saved queries where Neo4j Browser looks for them, then opens it.
"use strict";

const PREFIX = "neo4j.";
const SEEDED = "qiantou.style"; // the style as it was put there last: what a person changed since is kept

const read = (key) => JSON.parse(localStorage.getItem(PREFIX + key));
const write = (key, value) => localStorage.setItem(PREFIX + key, JSON.stringify(value));

/** Ours anew, those of the person as they are. */
function mergeById(key, ours) {
  const ids = new Set(ours.map((each) => each.id));
  const theirs = (read(key) || []).filter((each) => !ids.has(each.id));
  write(key, [...ours, ...theirs]);
}

function seedStyle(style) {
  const kept = localStorage.getItem(PREFIX + "grass");
  if (kept === null || kept === "null" || kept === localStorage.getItem(SEEDED)) {
    write("grass", style);
    localStorage.setItem(SEEDED, JSON.stringify(style));
  }
}

async function open() {
  const preset = await (await fetch("preset.json")).json();
  write("connections", preset.connections);
  for (const key of ["settings", "udc"]) write(key, { ...preset[key], ...read(key) });
  mergeById("folders", preset.folders);
  mergeById("documents", preset.documents);
  seedStyle(preset.grass);
  location.replace("index.html");
}

open().catch((error) => {
  document.getElementById("say").textContent = String(error);
});
