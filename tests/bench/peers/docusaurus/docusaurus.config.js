// Docusaurus' classic preset as its guides to several languages and to pages without a blog say, without a search.
const { languages } = require("./site.json");

module.exports = {
  title: "Hjälp mot våld",
  favicon: "img/icon.svg",
  url: "https://example.org",
  baseUrl: "/",
  trailingSlash: true,
  onBrokenLinks: "throw",
  // The fast builder and what the next version does by default.
  future: { v4: true, faster: true },
  // Plain Markdown: the texts are no components.
  markdown: { format: "md" },
  i18n: {
    defaultLocale: "sv",
    locales: languages.map((one) => one.id),
    localeConfigs: Object.fromEntries(
      languages.map((one) => [one.id, { label: one.name, htmlLang: one.tag, direction: one.dir }]),
    ),
  },
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
  themeConfig: {
    navbar: { title: "Hjälp mot våld", items: [{ type: "localeDropdown", position: "right" }] },
  },
};
