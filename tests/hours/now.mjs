// Runs assets/hours.js itself, with hours and times from standard input, and writes what it says: times × places.
import { readFileSync } from "node:fs";

const { script, words, places, times } = JSON.parse(readFileSync(0, "utf-8"));
const elements = places.map(({ week, differing }) => {
  const place = { textContent: "" };
  return { dataset: { open: week, ...(differing && { except: differing }) }, querySelector: () => place, place };
});
let now = 0;
class Clock extends Date {
  constructor(...given) {
    super(...(given.length ? given : [now]));
  }
}
const document = { querySelectorAll: () => elements, querySelector: () => ({ dataset: words }) };
let show;
const listen = (_, run) => (show = run);
new Function("document", "addEventListener", "setInterval", "Date", script)(document, listen, () => 0, Clock);
const said = times.map((time) => {
  now = time;
  show();
  return elements.map((element) => element.place.textContent);
});
process.stdout.write(JSON.stringify(said));
