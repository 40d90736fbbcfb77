// Starlight as its guide to several languages says: Swedish at the root, a folder for each of the others.
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://example.org/",
  trailingSlash: "always",
  integrations: [
    starlight({
      title: "Hjälp mot våld",
      locales: {
        root: { label: "Svenska", lang: "sv" },
        en: { label: "English", lang: "en" },
        ar: { label: "العربية", lang: "ar", dir: "rtl" },
      },
    }),
  ],
});
