// Whether somebody answers right now: a word beside the hours, which stand on the page for everyone.
//
// data-open is an ordinary week, Monday first: for each day the minutes when it opens and closes, "-" where it is
// closed, "?" before minutes of which nobody knows. "?" after the week: nobody knows about holidays; "??": nor about the
// day after one. data-except has the days that differ: "20810=540-720 20811-20815=-", counted from 1970. "Now" is Swedish
// time by the browser's table of time zones, wherever the reader is; where nobody knows, nothing is said.
(() => {
  const DAY = 1440;
  const NOTHING = ["", ""];
  const weekday = (day) => (day + 3) % 7; // 1 January 1970 was a Thursday
  const said = ({ open, except = "" }, words, now) => {
    const week = open.split(" ");
    const differing = [...except.matchAll(/(\d+)(?:-(\d+))?=(\S+)/g)];
    const isHoliday = (day) => words.holidays.split(" ").includes(`${day}`);
    const spans = [];
    const today = Math.floor(now / DAY);
    let day = today;
    for (; day < today + 8 && day <= words.until; day += 1) {
      const other = differing.find(([, first, last]) => day >= first && day <= (last || first));
      if (!other && week[7] && (isHoliday(day) || (week[7] > "?" && isHoliday(day - 1)))) break;
      for (const [, unknown, first, last] of (other ? other[3] : week[weekday(day)]).matchAll(/(\??)(\d+)-(\d+)/g)) {
        const before = spans[spans.length - 1];
        const from = day * DAY + +first;
        const to = day * DAY + +last;
        // Closing at midnight and opening then is no change.
        if (before && before.to === from && before.unknown === unknown) before.to = to;
        else spans.push({ from, to, unknown });
      }
    }
    const next = spans.find(({ to }) => to > now);
    const end = day * DAY;
    if (next && next.from <= now) {
      // What lasts until the end of what we know may go on, or not.
      return next.unknown || next.to === end ? NOTHING : [timed(words.opened, words, next.to), "f-open"];
    }
    if (next) return [next.unknown ? words.shut : timed(words.closed, words, next.from), "f-shut"];
    return day === today + 8 ? [words.shut, "f-shut"] : NOTHING;
  };
  const timed = (text, words, minute) =>
    text
      .replace("{day}", words.days.split("|")[weekday(Math.floor(minute / DAY))])
      .replace("{time}", `\u2066${new Date(minute * 6e4).toISOString().slice(11, 16)}\u2069`);
  const show = () => {
    const places = document.querySelectorAll("[data-open]");
    // Only where there is something to say: reading the table of time zones takes a slow phone a while.
    if (!places.length) return;
    const clock = new Date().toLocaleString("sv", { timeZone: "Europe/Stockholm" });
    const now = Date.parse(clock.replace(" ", "T") + "Z") / 6e4;
    for (const element of places) {
      let place = element.querySelector(":scope > strong");
      if (!place) {
        place = document.createElement("strong");
        element.prepend(place, " ");
      }
      const words = document.querySelector("[data-days]");
      [place.textContent, place.className] = said(element.dataset, words.dataset, now);
      // Words that nobody has translated are Swedish.
      if (words.lang) place.lang = words.lang;
    }
  };
  for (const event of ["DOMContentLoaded", "pageshow", "cards"]) addEventListener(event, show);
  setInterval(show, 6e4);
})();
