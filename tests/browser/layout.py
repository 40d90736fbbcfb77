"""What breaks on a page when words are long, tall or run from right to left."""

TROUBLE = """() => {
  const root = document.documentElement, found = [];
  if (root.scrollWidth > root.clientWidth) found.push(`wider than the screen: ${root.scrollWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    const { overflowX, position } = getComputedStyle(element);
    // Names of languages go on in the list below them, and some words are for screen readers alone.
    if (element.closest(".table-scroll, .f-languages__names, .f-unseen")) continue;
    const box = element.getBoundingClientRect();
    if (box.width && position !== "absolute" && (box.left < -1 || box.right > root.clientWidth + 1)) {
      found.push(`outside the screen: ${element.outerHTML.slice(0, 80)}`);
    }
    if (["hidden", "clip"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut off: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  for (const number of document.querySelectorAll("bdi.number")) {
    const range = document.createRange(), text = number.firstChild;
    const last = text && text.nodeType === 3 ? text.data.length - 1 : 0;
    if (last < 1) continue;
    const at = (index) => {
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect();
    };
    if (at(0).width && at(0).top === at(last).top && at(0).left > at(last).left) found.push(`reversed: ${text.data}`);
  }
  return found;
}"""
"""A script for the page: a list of what is outside the screen, cut off or reversed."""
