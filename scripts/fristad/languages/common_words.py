"""The words that stand in nearly every sentence of a language, and the letters that it is written with.

They tell languages of one script apart: Persian from Arabic, Kurmanji from Turkish, Amharic from Tigrinya. Besides the
languages of sites, those are here that could be taken for one of them: Estonian, Norwegian, Azerbaijani.
"""

from __future__ import annotations

from functools import cache

COMMON: dict[str, str] = {
    "sv": """
        och att det som är en ett på för med av till den de inte har kan du om han hon vi jag man eller var ska
        när från men ditt din dina här där vad vill får blir hur också någon något mot efter utan under vara
        finns i ta be bo nu del ha dem se ni ja in sida ser a å
    """,
    "no": """
        og det som er en et på av til ikke jeg du deg om han hun vi de eller skal når fra men ditt din hva hvor
        hvordan noen noe etter være blir også hvis kan får mot ble har gjøre
    """,
    "en": """
        the and of to in is you that it for are with on as your be this have from or not if can will they what
        who when how there by at do does someone about has was more people we their them would should because
        but a an go under no so see man men come per me i non care
    """,
    "fi": """
        ja on ei se että joka jos voi voit sinä sinun sinua olet ole tai myös kun mutta niin hän ovat kuin siitä
        sitä mitä miten missä joku sinulle sinulla jotka tämä saa pitää kuka vain älä et ne en ette emme i oma
        vai tuo
    """,
    "et": """
        ja ei see et kui sa sul sind sinu sulle ka või oma seda mis kes kus aga siis saab võib võid oled kõik
        mida kuidas ning pole ära nad ta ma mul on keegi
    """,
    "fit": "ja oon ei se ette joka jos saatat sie sinun häät mutta niin het oot elli kans ko mie met tet",
    "se": """
        ja lea leat dahje go mii ii it sáhttá sáhtát don du dutnje mun son sii maid muhto vai gos gii mat juos
        jus leatgo galgá galggat eai ahte
    """,
    "so": """
        waa iyo oo ka ku u la in aad ama waxa waxaa waxaad haddii ma ee ayaa inaad ay uu loo lagu laga kale qof
        dadka si leh marka inay inuu wax waxay soo aan kuu baa laakiin sida kasta uma jira sii ha is da kuwa
        kama kuna waan kana
    """,
    "om": """
        fi kan akka keessa irraa irratti ni yoo ta'e kana waan isaan keessan kun garuu ati isin nama hin danda'a
        danda'u qaba jira jiru gara bira yookiin waliin dhaaf
    """,
    "sw": "na ya wa kwa ni za la katika kama au una huna wewe yako mtu kuna kutoka hii hiyo lakini wako kuwa unaweza",
    "tr": """
        ve bir bu için ile da de çok daha ne olarak olan gibi var yok mı mi mu veya ya eğer kadar siz sizi size
        sizin değil biri birisi her ama olduğunu ise hakkında
    """,
    "az": """
        və bir bu üçün ilə da də çox daha nə olaraq olan kimi var yox mı mi ya əgər qədər siz sizi sizə sizin
        deyil biri hər amma haqqında sonra ki
    """,
    "kmr": """
        û li bi ji ku di de da ya yê yên ew tu te ez min bo ne an jî wek her heke hebe dikarî dikare kesek we wê
        wî xwe çi çawa nav ser lê heye nîne dike bike yek
    """,
    "pl": """
        i w na z do nie się jest to że jak dla lub czy ci cię ty możesz może ktoś kto co o od po przez jeśli gdy
        są być tym który która oraz ale twoje także pod za
    """,
    "cs": """
        a v na se je to že jak pro nebo ti tě můžeš může někdo kdo co od po jestli když jsou být který která ale
        také
    """,
    "es": """
        de la que el en y a los se las por un para con no una su si es o te lo puedes puede alguien tu como más
        pero sus le ha está son qué del al cuando
    """,
    "pt": "de que o e a do da em um para com não uma os no se na por mais as dos como mas ao você pode alguém seu sua",
    "it": "di che il e la un per non in una è con si le da se o più ti puoi può qualcuno tuo come sono della del ma",
    "fr": """
        de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se vous votre ou avec il
        si vos quelqu'un pouvez peut être cette son ce sont à
    """,
    "de": """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus
        er hat dass sie nach du dich dir oder wenn jemand kannst kann dein deine wie was wir
    """,
    "nl": "de het een en van in is dat op te zijn voor met niet je jij aan ook als of iemand kan kunt er maar om wat",
    "bs": """
        i u na je da se za ne su od sa ili to kako što šta ako li možeš može neko tko ko ti te tebi tvoje koji
        koja koje biti nije si već ali iz po gdje kad kada
    """,
    "sl": "in v na je da se za ne so od s ali to kako kaj če lahko nekdo kdo ti te tvoje ki biti ni si pa iz po kje ko",
    "sq": """
        dhe të në e i me për që nuk një është ka nga se do ose si mund ju ti dikush kush çfarë kur nëse janë më
        jeni duke këtë tuaj juaj por ku
    """,
    "ro": """
        și de în la cu pe nu este sau care să pentru din că o un dacă poți poate cineva ce cum ai te tu tău ta
        sunt fi mai când unde dar ți îți
    """,
    "ru": """
        и в не на что с вы вас вам по для или как это если есть от к о из кто у за но можете может когда где то
        который ваш при до также бы был так ли без
    """,
    "uk": """
        і в не на що з ви вас вам по для або як це якщо є від до про хто у за але можете може коли де то та й
        який ваш при також би був так ти
    """,
    "ar": """
        في من على إلى أن لا عن أو هل مع هذا هذه ذلك إذا التي الذي ما كان كنت يمكنك لك أنت أنتِ هو هي يجب قد كل
        حتى ليس لم لن عند أي أيضًا أيضا ثم بعد بين غير هناك الآن لدى لديك له به هم و مثل
    """,
    "fa": """
        است که این را از به با برای در آن می‌توانید می‌شود نمی‌ شما یا اگر هم باید هر بود شود کند کنید دارد
        دارید نیست های می نمی خود یک شده تا چه چی کسی اما ولی باشد هستید هستند ای او وی خواهد کرد کردن شدن آیا
        ها بر نیز
    """,
    "ur": """
        ہے ہیں کے کی کا میں سے کو اور پر نہیں آپ یہ وہ ہو کیا اگر تو یا بھی کر ہی کوئی جو ان اس ایک لیے ساتھ
        سکتے سکتا سکتی تھا نے اپنے اپنی کریں ہوں ہوتا
    """,
    "ps": """
        دی ده په د چې او کې ته نه هم یا که تاسو تاسې سره لپاره څوک څه دا هغه شي کولی کړئ کوي لري له کول وي یو
        یوه مو خپل ځان ستاسو باید شئ پر نو
    """,
    "ckb": """
        لە بە بۆ کە ئەو ئەم تۆ یان ئەگەر هەر بکە دەتوانیت دەتوانێت هەیە نییە کەسێک چی لەگەڵ بکات دەکات بکەیت
        ئەوە ناکات دەبێت خۆت ئەوەی هەموو تر دەکەیت ئێوە دەتوانن لەبارەی و بێت تا من
    """,
    "yi": "און איז די דער דאס אין פון צו מיט איר נישט אויף אז אויב ווער וואס קען אן עס האט זיך ביי אדער",
    "he": "של את על לא זה אם או עם גם הוא היא כי מה יש אתה אין כל מי אל לך יכול להיות אבל",
    "ti": """
        ናብ ኣብ እንተ ናይ ሰብ ወይ እቲ እዩ ዲኹም ኢኹም ከም እውን ሓደ ብዛዕባ እንታይ ድማ ነቲ ካብ ምስ እዚ ኣሎ ድዩ ካልእ ዘሎ ከለኹም ናብቲ ኩሉ ኣይኮነን ዝኾነ
        ግን የለን እዮም ኾይኑ ክሳብ ኣበይ ንሱ ንሳ ዘለኹም ሕጂ ትኽእሉ ይኽእል ዶ ቤት ነገር ስለ
    """,
    "am": """
        ነው ነዎት ናቸው እና ላይ ውስጥ ወደ ከ ስለ ወይም ይህ ያ ይችላሉ ይችላል ሊሆን ነገር ግን እንደ አንድ ሰው እርስዎ የእርስዎ አንተ አንቺ ምን ማን መቼ የት
        እንዴት ሁሉም ሁሉ አለ የለም አይደለም ካለ ከሆነ ለ ጋር በኋላ በፊት ብቻ ነበር ናት ሆኖ ይደውሉ እባክዎ መሆን ማንም ሌላ ይህን አለዎት ከሆኑ ጊዜ ቤት
    """,
    "bg": """
        и в на да не се за с от по е са ще си ви вие той тя те това тази този които който която ако или но как какво кой
        къде кога може можете има няма ли при до след преди само още като че също към без вас вашия вашето някой нещо
        всички всеки трябва искате бъде тук там ние нас му ѝ им ги го
    """,
    "bn": """
        আপনি আপনার আপনাকে এবং ও বা যদি না কি কে কী কেউ কোন কোনো কিছু এই সেই তা তার তাকে তারা তাদের থেকে জন্য সঙ্গে সাথে
        করুন করতে করে করা হয় হতে হবে হলে আছে নেই পারেন পারে যে যা যখন কোথায় কখন কীভাবে একটি এক অন্য সব তবে কিন্তু
        আমি আমরা আমাকে আমার পরে আগে শুধু আরও কাছে দিয়ে এখানে সেখানে ছাড়া
    """,
    "syr": "ܘ ܕ ܒ ܠ ܡܢ ܥܠ ܐܝܬ ܗܘ ܗܝ ܐܢ ܐܘ ܠܐ ܥܡ ܟܠ",
}
"""Words by language tag, in small letters."""
_SAME = {"sv-simple": "sv", "fa-AF": "fa", "ku": "kmr"}
_KIN = {"fi": {"fit"}, "fit": {"fi", "sv"}, "se": {"fi"}}
"""Languages that a text in the first cannot be told apart from by single words."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
LETTERS: dict[str, str] = {
    "en": _LATIN + "é",
    "sv": _LATIN + "åäöé",
    "fi": _LATIN + "åäöšž",
    "so": "abcdefghijklmnoqrstuwxy",
    "tr": _LATIN + "çğıiöşüâîû",
    "ku": _LATIN + "çêîşû",
    "pl": _LATIN + "ąćęłńóśźż",
    "es": _LATIN + "áéíñóúü",
    "fr": _LATIN + "àâæçéèêëîïôœùûüÿ",
    "de": _LATIN + "äöüß",
    "bs": "abcčćdđefghijklmnoprsštuvzž",
    "sq": _LATIN + "çë",
    "ro": _LATIN + "ăâîșțşţ",
    "ar": _ARABIC,
    "fa": "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی‌ةكيۀ",
    "fa-AF": "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی‌ةكيۀ",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ",
    "ur": "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃیےۓ",
    "ps": "ءآأؤئابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګگلمنڼوهۀةيیېۍئ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "bn": "ঁংঃঅআইঈউঊঋঌএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ়ঽািীুূৃৄেৈোৌ্ৎৗড়ঢ়য়ৠৡৢৣ০১২৩৪৫৬৭৮৯ৰৱ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’",
}
"""Letters by language tag; a language that is not here is told by its words alone."""


@cache
def common(tag: str) -> frozenset[str]:
    """The words of a language, by tag; none where it is not known."""
    return frozenset(COMMON.get(_SAME.get(tag, tag), "").split())


@cache
def others(tag: str) -> dict[str, frozenset[str]]:
    """The words of each other language that the one with this tag has not."""
    own = _SAME.get(tag, tag)
    known = common(tag)
    return {other: common(other) - known for other in COMMON if other != own and other not in _KIN.get(own, ())}


@cache
def letters(tag: str) -> frozenset[str]:
    """The letters of a language, by tag; none where they are not known."""
    return frozenset(LETTERS.get(tag, ""))
