// Counts what is answered, saves it as a file when asked to, and takes such a file up again. Stores and sends nothing.
"use strict";
(() => {
    const about = document.body.dataset;
    const all = (selector, from = document) => [...from.querySelectorAll(selector)];
    const one = (selector, from = document) => from.querySelector(selector);
    const messages = all(".message");
    const pages = all("[data-page]").filter((page) => one("[data-natural]", page));
    const chosen = (message) => one("input:checked", message)?.value ?? "";
    const proposal = (message) => one("[data-coded]", message);
    const remark = (part) => one("textarea:not([data-coded])", part);
    let unsaved = false;

    for (const part of all("[data-script]")) part.hidden = false;

    function count() {
        const verdicts = messages.map(chosen);
        const done = verdicts.filter(Boolean).length;
        one("[data-done]").textContent = done;
        one("[data-wrong]").textContent = verdicts.filter((verdict) => verdict === "wrong").length;
        one("progress").value = done;
    }

    // What is not right begins with the words there are, so that only what is wrong has to be changed.
    function offer(message) {
        const field = proposal(message), coded = field.dataset.coded;
        if (chosen(message) === "wrong" && !field.value) field.value = coded;
        else if (chosen(message) !== "wrong" && field.value === coded) field.value = "";
    }

    function tell(words, where) {
        one("[data-told]").textContent = words;
        where?.focus();
    }

    function judged(message) {
        const { context, swedish, words } = message.dataset, verdict = chosen(message);
        const found = { context, swedish, words, verdict };
        if (verdict === "right") return found;
        const field = proposal(message), said = field.value.trim(), more = remark(message).value.trim();
        if (said && said !== field.dataset.coded) found.proposal = said;
        if (more) found.remark = more;
        return found;
    }

    function judgedPage(page) {
        const whole = one(".natural", page), said = remark(whole).value.trim();
        const found = { page: page.dataset.page, natural: one("input", whole).checked };
        if (said) found.remark = said;
        return found;
    }

    function save() {
        const role = one("[name=role]:checked")?.value;
        if (!role) return tell("Välj din roll först.", one("[name=role]"));
        const answers = messages.filter(chosen).map(judged);
        const whole = pages.map(judgedPage).filter((page) => page.natural || page.remark);
        if (!answers.length && !whole.length) return tell("Du har inte svarat på något än.");
        const now = new Date();
        const saved = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
        const answer = {
            format: about.format, version: Number(about.version), language: about.language, made: about.made, saved,
            role, messages: answers, pages: whole,
        };
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([`${JSON.stringify(answer, null, 1)}\n`], { type: "application/json" }));
        link.download = `fristad-${about.language}-${saved}.json`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
        unsaved = false;
        tell(`Sparat som ${link.download}.`);
    }

    function fill(answer) {
        if (answer.format !== about.format || answer.language !== about.language) throw new Error();
        const known = new Map(messages.map((message) => [`${message.dataset.context} ${message.dataset.swedish} ${message.dataset.words}`, message]));
        for (const said of answer.messages) {
            const message = known.get(`${said.context} ${said.swedish} ${said.words}`);
            if (!message) continue;
            for (const input of all("input", message)) input.checked = input.value === said.verdict;
            proposal(message).value = said.proposal ?? "";
            remark(message).value = said.remark ?? "";
            offer(message);
        }
        for (const page of pages) {
            const said = answer.pages.find((each) => each.page === page.dataset.page);
            if (!said) continue;
            one("[data-natural]", page).checked = said.natural;
            remark(one(".natural", page)).value = said.remark ?? "";
        }
        for (const input of all("[name=role]")) input.checked = input.value === answer.role;
        count();
    }

    document.addEventListener("input", () => { unsaved = true; tell(""); });
    document.addEventListener("change", async (event) => {
        const message = event.target.closest(".message");
        if (message) offer(message);
        count();
        if (event.target.id !== "continue" || !event.target.files.length) return;
        try {
            fill(JSON.parse(await event.target.files[0].text()));
            tell("Dina svar är tillbaka.");
        } catch {
            tell("Filen är inget sparat svar till det här bladet.");
        }
    });
    one("[data-save]").addEventListener("click", save);
    one("[data-next]").addEventListener("click", () => {
        const next = messages.find((message) => !chosen(message));
        if (next) { next.scrollIntoView(); one("input", next).focus({ preventScroll: true }); }
        else tell("Du har svarat på allt.");
    });
    window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
    count();
})();
