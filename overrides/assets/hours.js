// Whether somebody answers right now: a word beside the hours, which stand on the page for everyone.
//
// data-open is an ordinary week, Monday first: for each day the minutes when it opens and closes, "-" where it is
// closed. "?" after the week: nobody knows about holidays; "??": nor about the night after one. data-except has the days
// that differ. Days are counted from 1970. "Now" is Swedish time by the browser's table of time zones, wherever the
// reader is; where a day is not known, nothing is said.
(() => {
  const DAY = 1440;
  const weekday = (day) => (day + 3) % 7; // 1 January 1970 was a Thursday
  const said = ({ open, except = "" }, words, now) => {
    const week = open.split(" ");
    const isHoliday = (day) => words.holidays.split(" ").includes(`${day}`);
    const changes = [];
    const today = Math.floor(now / DAY);
    let day = today;
    for (; day < today + 8 && day <= words.until; day += 1) {
      if (week[7] && (isHoliday(day) || (week[7] > "?" && isHoliday(day - 1)))) break;
      const [, other] = except.split(" ").map((text) => text.split("=")).find(([number]) => +number === day) || [];
      for (const minute of (other || week[weekday(day)]).match(/\d+/g) || []) {
        const change = day * DAY + +minute;
        // Closing at midnight and opening then is no change.
        if (changes[changes.length - 1] === change) changes.pop();
        else changes.push(change);
      }
    }
    const next = changes.findIndex((change) => change > now);
    const change = changes[next];
    // What lasts until the end of what we know may go on, or not.
    if (!(change < day * DAY)) return "";
    return (next % 2 ? words.opened : words.closed)
      .replace("{day}", words.days.split("|")[weekday(Math.floor(change / DAY))])
      .replace("{time}", `\u2066${new Date(change * 6e4).toISOString().slice(11, 16)}\u2069`);
  };
  const show = () => {
    const places = document.querySelectorAll("[data-open]");
    // Only where there is something to say: reading the table of time zones takes a slow phone a while.
    if (!places.length) return;
    const clock = new Date().toLocaleString("sv", { timeZone: "Europe/Stockholm" });
    const now = Date.parse(clock.replace(" ", "T") + "Z") / 6e4;
    for (const element of places) {
      let place = element.querySelector("strong");
      if (!place) {
        place = document.createElement("strong");
        element.append(" ", place);
      }
      const words = document.querySelector("[data-days]");
      place.textContent = said(element.dataset, words.dataset, now);
      // Words that nobody has translated are Swedish.
      if (words.lang) place.lang = words.lang;
    }
  };
  for (const event of ["DOMContentLoaded", "pageshow", "cards"]) addEventListener(event, show);
  setInterval(show, 6e4);
})();
