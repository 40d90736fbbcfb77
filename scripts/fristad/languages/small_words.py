"""Words that tell nothing of what is asked, by language tag: who, whose, when. "my dad hits me" asks: "dad", "hits".

They count in whole phrases alone ("jag slår", "slår mig"). A language without any goes by the words of many pages.
"""

from __future__ import annotations

SMALL: dict[str, str] = {
    "sv": """
        jag du han hon hen den det vi ni de dom mig mej dig dej sig sej honom henne oss er dem min mitt mina din ditt
        dina hans hennes sin sitt sina vår vårt våra ert era deras en ett av på i om och eller att som till från för med
        mot hos när var vad hur varför vem vilken är vara var varit blir blev bli har hade ha kan kunde ska skulle vill
        ville måste får fick inte ej bara så nu här där idag igår alltid ofta ibland mycket lite också redan hela
        någon något nån nåt några ens vid efter under över ut upp in ner jätte väldigt gör gjort göra behöver
        hjälp hjälpa säger sa
    """,
    "en": """
        i im i'm you he she it we they me him her us them my your his our their mine a an the and or but if of to in on
        at by for from with about as is am are was were be been being has have had do does did can could will would
        should must may not no dont don't doesn't cant can't won't what how when where who why which this that there
        here now today yesterday always often sometimes very really so too just because get got keeps please
        someone something im ive help need says said say tells told keep
    """,
    "ar": """
        أنا انا هو هي هم نحن انت أنت من في على إلى الى عن مع ما ماذا كيف متى أين اين لماذا هل لا لم لن ليس هذا هذه ذلك
        أن ان إن كان كانت يكون قد كل أو او ثم لي له لها عندي عند بعد قبل الآن اليوم دائما جدا شو وين ليش كتير مش ما
        عم راح رح بدي اريد أريد أحتاج احتاج يمكن ممكن الذي التي مساعدة كل يوم امبارح مبارح البارحة أمس
    """,
    "so": """
        waa waan wuu way waxaan waxa waxay waxuu waxaa baa ayaa ayuu ayay in inaan inuu inay oo iyo ama ka ku u la i ii
        iga igu ila uu ay aan aad ma mid kii tii aniga isaga iyada anaga waxba maxaa sidee xaggee goorma had hadda aad
        maanta shalay mar kasta rabaa rabo doonayaa doonaa ayaan caawimaad caawimo leh jirta dadka
    """,
    "ti": """
        ኣነ ንሱ ንሳ ንሕና ንስኻ ንስኺ እዩ እያ እዮም ኣሎ ኣላ ኣለዉ ናይ ናብ ካብ ኣብ ምስ ከመይ መዓስ ኣበይ እንታይ ስለምንታይ ድዩ ኣይኮነን
        ግን ወይ ከም እዚ እቲ ሕጂ ሎሚ ኩሉ ብዙሕ ንዓይ ነይሩ ዘሎ ይደሊ እደሊ ሓገዝ ድዮም ኢዩ
    """,
    "ckb": """
        من ئەو ئێمە تۆ ئێوە ئەوان لە بە بۆ لەگەڵ تا کە و یان چی چۆن کەی کوێ بۆچی ئەم ئەوە هەیە نییە دەبێت ئایا زۆر هەموو
        ئێستا ئەمڕۆ هەمیشە دەمەوێت دەمەوێ دەوێت پێویستم یارمەتی زۆرە دەڵێت دەڵێ پێ لێ لێم دەکات دەکەم
    """,
    "fi": """
        minä sinä hän se me te he mä sä minua minun mun mua minulla minulle mulle hänen hänet sinun ja tai että jos kun
        mikä mitä miten missä milloin miksi kuka on ovat oli olen ole olla ei en et voi voin pitää haluan saa nyt tänään
        eilen aina usein joskus hyvin tosi myös vain joka tämä tuo jotka joku jokin on apua sanoo mut mulle
    """,
    "fa": """
        من منو مرا تو او اون ما شما آنها اونا و یا که اگر اگه از به در تو با برای واسه تا را رو هم این آن یک یه
        چه چی چطور چجوری کی کجا چرا کدام آیا است هست هستم بود بودم شد شده می‌شود میشه دارم دارد داره باید نباید باشد
        خیلی همه هر روز امروز دیروز دیشب امشب الان حالا همیشه هنوز فقط دیگر دیگه لطفا میگه می‌گوید میگن گفت بهم کمک
    """,
    "tr": """
        ben beni bana benim sen seni sana senin o onu ona onun biz bizi bize siz sizi size onlar bu şu bir ve veya ile
        ama için gibi kadar de da ki mi mı mu mü ne nasıl neden niye nerede nereye kim hangi var mıyım miyim olur oldu
        olmak ise çok daha hep her gün bugün dün şimdi artık bazen sadece lütfen hâlâ diyor dedi söyledi yardım
        istiyorum
    """,
}
SELVES: dict[str, str] = {"sv": "jag", "en": "i im i'm ive"}
"""Who says "I" in a word of its own: then that one does what is told."""
OTHERS: dict[str, str] = {
    "sv": """
        han hon hen de dom mig mej man mannen fru frun sambo sambon pappa mamma kille killen tjej pojkvän flickvän exet
        polisen säger sa tycker påstår tror
    """,
    "en": """
        he she they me husband wife partner boyfriend girlfriend bf gf dad mum mom father mother ex friend police says
        said tells thinks claims
    """,
    "ar": "هو هي هم يقول تقول يقولون قال قالت انه انها",
    "so": "wuu way i isaga iyada yiri tiri leeyahay leedahay",
    "ti": "ንሱ ንሳ ይብል ትብል ኢሉ ኢላ",
    "ckb": "ئەو ئەوان دەڵێت دەڵێ گوتی وتی",
    "fi": "hän se he minua mua mies miehen vaimo sanoo väittää luulee",
    "fa": "او اون آنها اونا شوهرم زنم پدرم مادرم بابام مامانم میگه می‌گوید میگن گفت",
    "tr": "o onu ona onlar beni bana kocam eşim karım babam annem sevgilim diyor dedi",
}
"""What names somebody else: then that one does what is told, or says it, or it is done to who asks."""
for _words in (SMALL, SELVES, OTHERS):
    _words["sv-simple"] = _words["sv"]
