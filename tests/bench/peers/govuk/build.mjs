// pages.json and page.njk → dist/: pages from GOV.UK Frontend's own template, with the files that it ships precompiled.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import nunjucks from "nunjucks";

const FRONTEND = "node_modules/govuk-frontend/dist";
const { pages, ...site } = JSON.parse(readFileSync("pages.json", "utf-8"));
const templates = nunjucks.configure([".", FRONTEND], { autoescape: true });

rmSync("dist", { recursive: true, force: true });
cpSync(`${FRONTEND}/govuk/assets`, "dist/assets", { recursive: true });
for (const name of ["govuk-frontend.min.css", "govuk-frontend.min.js"]) {
  cpSync(`${FRONTEND}/govuk/${name}`, `dist/${name}`);
}
for (const page of pages) {
  mkdirSync(`dist${page.address}`, { recursive: true });
  writeFileSync(`dist${page.address}index.html`, templates.render("page.njk", { ...site, page }));
}
