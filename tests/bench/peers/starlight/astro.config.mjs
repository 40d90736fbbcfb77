// Starlight as its guide to several languages says: Swedish at the root, a folder for each of the others.
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import { readFileSync } from "node:fs";

const { languages, search } = JSON.parse(readFileSync("site.json", "utf8"));

export default defineConfig({
  site: "https://example.org/",
  trailingSlash: "always",
  integrations: [
    starlight({
      title: "Hjälp mot våld",
      pagefind: search,
      locales: Object.fromEntries(
        languages.map((one, number) => [
          number ? one.id : "root",
          { label: one.name, lang: one.tag, dir: one.dir },
        ]),
      ),
    }),
  ],
});
