// Whether somebody answers right now: a word beside the hours, which stand on the page for everyone.
//
// data-open is an ordinary week, Monday first: for each day the minutes when it opens and closes, "-" where it is
// closed. data-except has the days that differ, counted from 1970; one without "=" is a day that nobody knows about,
// and then nothing is said. "Now" is Swedish time by the browser's table of time zones, wherever the reader is.
(() => {
  const DAY = 1440;
  const weekday = (day) => (day + 3) % 7; // 1 January 1970 was a Thursday
  const said = ({ open, except = "" }, words, now) => {
    const changes = [];
    const today = Math.floor(now / DAY);
    let day = today;
    for (; day < today + 8 && day <= words.until; day += 1) {
      const other = except.split(" ").find((text) => +text.split("=")[0] === day);
      const text = other ? other.split("=")[1] : open.split(" ")[weekday(day)];
      if (!text) break;
      for (const minute of text.match(/\d+/g) || []) {
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
    const clock = new Date().toLocaleString("sv", { timeZone: "Europe/Stockholm" });
    const now = Date.parse(clock.replace(" ", "T") + "Z") / 6e4;
    for (const element of document.querySelectorAll("[data-open]")) {
      let place = element.querySelector("strong");
      if (!place) {
        place = document.createElement("strong");
        element.append(" ", place);
      }
      place.textContent = said(element.dataset, document.querySelector("[data-days]").dataset, now);
    }
  };
  for (const event of ["DOMContentLoaded", "pageshow", "cards"]) addEventListener(event, show);
  setInterval(show, 6e4);
})();
