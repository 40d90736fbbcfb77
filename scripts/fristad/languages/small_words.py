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
    "sq": """
        unë une un ti ai ajo ne na ju ata ato më me m mu mua ty ta ma ia i e u atë ate atij asaj atyre vet veten të
        te t së se a po që qe si qysh kur ku kush kë kujt çfarë cfare çka cka ça pse cili cila cilin cilën nga prej
        për per në n tek mbi nën deri dhe edhe ose apo por nuk s mos jo pa është eshte asht janë jane jam je jeni
        jemi isha ishte kam ke ka kemi keni kanë kane pata do dua due du don duan dëshiroj duhet mund munde mundem
        tani tash sot dje mbrëmë gjithmonë gjithmone gjithë përherë shpesh shumë shume pak çdo cdo ditë dite im ime
        mi tim time sime mia yt jote tij saj tyre një nje ky kjo këtë kete këta vetëm vetem as asgjë thotë thote tha
        thonë bën bëj ban boj ndihmë ndihmo
    """,
    "ro": """
        eu tu el ea noi voi ei ele mă ma m te t îl il o îi ii ne vă va le îmi imi mi îți iti ți ti își isi și si că
        ca să sa de la în in din pe cu pentru ce cine cum când cand unde care este e sunt s a am ai are au un unei
        unui lui nu n sau dacă daca mai tot toate foarte acum azi ieri aseară mereu meu mea mei mele ăsta asta acest
        această vrea vreau poate pot zice spune face
    """,
    "bs": """
        ja ti on ona ono mi vi oni one me mene meni te tebe tebi ga je ju mu joj nas nama vas vama ih njih im moj
        moja moje moji svoj svoja svoje njegov njegova njen njena njihov taj ta to ovaj ova ovo i ili a ali da ako
        na u uz za od do s sa iz o po kod pred bez ne nije nisam sam si smo ste su bio bila bilo biti budem ću ćeš
        će ćemo ćete hoću hoće neću želim želi mogu može moram mora treba trebam imam ima nemam nema što šta sta
        kako gdje gde kad kada zašto zasto ko tko koji koja koje li dali jel sada sad danas jučer juče noćas uvijek
        uvek često puno mnogo jako baš samo još već opet svaki dan se kaže kaze rekao rekla pomoć neko netko nešto
        molim više vise
    """,
    "fa-AF": """
        من مه مره مرا تو او اوره ما شما آنها اونا انها و یا که اگر اگه از به ده در با همرای همراه برای بری تا را ره
        رو هم این آن یک چه چی چطور چطو کی کجا چرا کدام آیا است اس هست هستم استم بود بودم شد شده می‌شود میشه دارم
        دارد داره باید نباید باشد بسیار خیلی همه هر روز امروز دیروز دیشب امشب امشو حالا حالی همیشه هنوز فقط تنها
        دیگر دیگه لطفا میگه می‌گوید میگن گفت سرم بالایم برم
    """,
    "am": """
        እኔ እኔን የኔ የእኔ ለእኔ አንተ አንቺ እርስዎ እሱ እርሱ እሷ እርሷ እነሱ እኛ ነው ናት ናቸው ነኝ ነበር ነበረ አለ አለች አለኝ የለም የለኝም ወይ ወይም እና ግን ስለ
        ለ ከ በ ወደ እስከ ጋር ላይ ውስጥ ምን ማን እንዴት መቼ የት ለምን ምነው ይህ ያ እዚህ እዚያ ሁሉ ሁልጊዜ ሁሌ በጣም ብዙ ብቻ ደግሞ አሁን ዛሬ ትናንት ትላንት ማታ
        አንድ እባክህ እባክሽ እባክዎ እባካችሁ እፈልጋለሁ ይፈልጋል አልችልም እችላለሁ ይላል ትላለች አይ አዎ አዎን
    """,
    "ps": """
        زه ما مې زما ته تا دې ستا تاسو تاسې مو ستاسو هغه دی دا ده دوی هغوی موږ مونږ مونږه یې د په پر باندې راباندې
        درباندې کې کښې کی له لرم نه څخه سره راسره درسره ورسره تر لپاره او یا که چې چي هم خو یو یوه څوک چا څه څنګه
        څرنګه چیرته چېرې چیرې کله ولې کوم کومه ایا آیا یم یاست دي وو وم وه وي شي شو شوی شوې شوم کوي کړي کړم وکړم
        وکړي باید غواړم غواړي نشم شم مه هېڅ ډېر ډیر هره ورځ تل اوس نن شپه پرون بیا لا بس فقط یوازې مرسته وايي وایي
        وویل راته
    """,
    "ur": """
        میں مجھے مجھ مجھکو میرا میری میرے اپنا اپنی اپنے خود وہ یہ اس اسے ان انہیں انھیں انہوں اسکا اسکی کا کی کے کو
        سے پر پہ تک ساتھ نے ہے ہیں ہوں ہو تھا تھی تھے گا گی گے اور یا کہ لیے لئے تو بھی ہی پھر اب ابھی آج کل رات ہر
        روز روزانہ ہمیشہ بہت زیادہ کچھ کوئی کسی کیا کیسے کیوں کب کہاں کون کونسا کدھر جب اگر لیکن مگر نہیں نہ مت آپ
        ہم ہمیں ہمارا ہماری تم ایک سب کر کرتا کرتی کرتے کریں کرے رہا رہی رہے دیا دی جا جاتا جاتی گیا گئی سکتا سکتی
        سکتے چاہیے چاہئے کہتا کہتی کہا پلیز براہ مہربانی مدد دو main mein mujhe mujh mera meri mere apna apni apne
        khud wo woh ye yeh us use usay ka ki ke ko se par pe tak ne hai hain hoon hun tha thi aur ya to bhi hi ab
        abhi aaj kal roz bohat bahut kya kaise kyun kab kahan kaun jab agar lekin nahi nahin na ap aap hum kar karta
        karti karte raha rahi kr please madad
    """,
    "fr": """
        je j tu t il elle on nous vous ils elles me m te se s moi toi lui leur leurs mon ma mes ton ta tes son sa
        ses notre nos votre vos le la les l un une des du de d au aux et ou mais si que qu qui quoi quand comment où
        pourquoi quel quelle ce c cet cette ces ça ca cela est suis es sommes êtes sont était etait a ai as avez ont
        avait être etre avoir fait faire peut peux pouvoir veux veut doit dois va vais ne n pas plus non oui y en
        dans sur pour par avec sans chez vers depuis après apres avant maintenant aujourd'hui aujourdhui hier soir
        toujours jamais souvent parfois très tres trop tout tous toute toutes bien déjà deja encore aussi juste même
        meme quelqu'un quelquun quelque chose personne svp besoin dit dire j'ai jai c'est cest qu'il quil qu'elle
        n'ai nai n'est nest m'a s'est sest l'ai lai d'un dun d'une dune
    """,
    "uk": """
        я ти він вона воно ми ви вони мене мені мною тебе тобі тобою його йому ним її їй нею нас нам вас вам їх їм
        ними мій моя моє мої мого моєї моєму мою твій твоя свій своя свою свого себе собі цей ця це ці того той та
        те ті і й а або чи але що щоб як коли де куди звідки хто кого чому якщо бо для до від з із зі на в у по за
        про при під над між без після перед через не ні так є був була було були буде треба потрібно можна можу може
        хочу дуже вже уже ще тільки лише завжди часто іноді тут там зараз сьогодні вчора каже сказав сказала хтось
        щось щодня якась якийсь робити поможіть
    """,
    "de": """
        ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sich mein meine meinen meinem meiner
        meines dein deine sein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere der die das den dem
        des ein eine einen einem einer eines und oder aber wenn ob dass weil als wie was wer wo wohin wann warum
        wieso welche welcher in im an am auf aus bei beim mit von vom zu zum zur für nach vor über unter um durch
        gegen bis seit ist sind war waren bin bist wird werden wurde worden hat habe haben hatte kann können könnte
        soll sollte muss müssen will wollen möchte darf dürfen macht machen mache tun tut lässt nicht kein keine
        keinen nur auch noch schon so da hier dort jetzt heute gestern immer oft manchmal sehr viel bitte doch mal
        denn ja nein jemand etwas alles alle jeden tag wieder einfach gerade sagt sagen gibt hilfe helfen brauche
        hab nich ned net nix
    """,
    "th": """
        ฉัน ผม หนู เรา ดิฉัน กู คุณ เธอ มึง เขา เค้า มัน แก พวกเขา ของฉัน ของผม ของเขา นี้ นั้น นี่ นั่น และ กับ
        หรือ แต่ ที่ ใน จาก ถึง ให้ ได้ เป็น อยู่ มี ไม่ ไม่มี อย่า จะ กำลัง แล้ว อีก ก็ ด้วย ถ้า เพราะ ว่า ใคร อะไร
        ที่ไหน ไหน เมื่อไร เมื่อไหร่ ทำไม อย่างไร ยังไง ทำไง ทำไงดี ทำยังไง ทำยังไงดี ทำอย่างไร ไหม มั้ย มัย ครับ
        ค่ะ คะ นะ จ้า วันนี้ เมื่อวาน เมื่อคืน ตอนนี้ ทุกวัน บ่อย ตลอด เสมอ มาก มากๆ ต้องการ อยาก บอก พูด
    """,
    "zh-Hans": """
        我 你 您 他 她 它 我们 你们 他们 咱 咱们 俺 自己 我的 你的 他的 她的 这 那 这个 那个 这里 那里 的 了 吗
        呢 吧 啊 呀 着 过 地 得 和 跟 与 或 或者 但是 因为 如果 就 也 都 还 又 再 很 太 非常 一直 总是 经常 天天
        每天 今天 昨天 昨晚 现在 刚才 在 从 到 把 被 给 对 向 是 有 没有 没 不 不要 别 会 能 可以 要 想 该 应该
        怎么 怎么办 怎样 什么 谁 哪里 哪儿 在哪 什么时候 为什么 多少 请 请问 帮 帮忙 说 告诉 好吗 行吗 可以吗
    """,
    "pl": """
        ja ty on ona ono my wy oni one mnie mi mną ciebie cię ci jego go mu ją jej nas nam was wam ich im nimi mój
        moja moje swój swoja się że i a w we z ze na do od o u po za przy przez dla bez pod nad jak co kto kogo komu
        kiedy gdzie dlaczego czemu czy który która które jest są był była było być jestem mam ma mieć może mogę
        można muszę musi chcę chce nie tak bo ale lub albo już jeszcze teraz dziś dzisiaj wczoraj zawsze często
        czasem bardzo tylko też to ten ta te tego tej tym coś ktoś pomoc pomocy mówi mówią powiedział proszę
        potrzebuję
    """,
    "ru": """
        я ты он она оно мы вы они меня мне мной тебя тебе его ему ей её ее нас нам вас вам их им мой моя моё мои
        моего моей моему свой своя своё и а но в во на с со к ко у о об от из за по для при до без под над как что
        кто кого кому когда где куда почему зачем если чтобы ли который которая это этот эта эти тот та те есть был
        была было были быть могу может можно нужно надо хочу хочет не ни да уже ещё еще сейчас сегодня вчера всегда
        часто иногда очень только тоже же бы делать сделать помощь помогите говорит сказал пожалуйста
    """,
    "es": """
        yo tú tu él el ella ello nosotros vosotros ustedes usted ellos ellas me mi mí te ti se le les lo la los las
        nos os mis tus su sus un una unos unas y e o u pero si sí que qué quien quién como cómo cuando cuándo donde
        dónde porque por para con sin de del al a en entre sobre desde hasta es son soy eres está están estoy era
        fue ser estar hay he ha han tengo tiene puedo puede quiero quiere debo debe no ni ya ahora hoy ayer anoche
        siempre nunca muy más mucho todo todos todas también algo alguien esto este esta ese esa ayuda dice dicen
        dijo favor necesito hacer hago
    """,
    "ku": """
        ez min tu te ew wî wê em me hûn we wan va vê vî li ji bi di de da û an jî lê ku ko ger eger çi kî kê kengî
        kengê çawa çima kîjan heye hene tune bû bûn e in im î be bike dike dikin dikim nikarim dikarim dixwazim
        dixwaze na ne nabe niha îro duh her tim gelek pir tenê ev ya yê yên xwe dibêje got alîkarî tiştek kesek
    """,
    "bg": """
        аз ти той тя то ние вие те мен мене ме ми тебе теб него го му нея я й ѝ нас ни вас ви тях ги им себе се
        си мой моя моят моята мое моето мои моите твой твоя твоето твоите свой своя негов негова неин нейна
        техен наш ваш този тази това тези онзи онази един една едно едни и а но или ако че да не няма нямам
        нямаш имам имаш има имат във в с със на за от до по при под над пред след преди без през като както
        какво какъв каква какви кой коя кое кои кого чий чия къде кога как защо колко дали ли съм е сме сте са
        бе беше бях бяха бъде ще щях щеше мога може можеш могат трябва искам иска искат бих бил била били вече
        още само също много малко пак винаги често понякога сега днес вчера снощи утре всеки всяка всичко всички
        някой някого нещо тук там така де моля казва казвате каза казаха правя прави направи защото понеже тъй
        az ti toi toy tya tia to nie vie te men mene me mi teb nego go mu neia neya ya nas ni vas vi tyah gi im
        se si moi moia moya moiat tozi tazi tova edin edna i a no ili ako che da ne niama nyama imam ima v vuv
        vav s sus na za ot do po pri sled predi bez kato kakvo koi koj koy koia koya kude kade koga kak zashto
        kolko dali li sum sam e sa beshe shte moga moje mozhe trqbva triabva tryabva iskam iska veche oshte samo
        mnogo pak sega dnes vchera tuk tam kazva pravi pravia
    """,
    "bn": """
        আমি আমার আমাকে আমায় আমরা আমাদের আমারে মোর নিজে নিজের নিজেকে তুমি তোমার তোমাকে আপনি আপনার আপনাকে তুই সে
        তার তাকে তারে তিনি তাঁর তাঁকে ও ওর ওকে উনি উনার ওনার তারা তাদের ওরা ওদের এ এই এটা এটি এর একে ওই সেই সেটা
        যে যা যার যাকে যারা কে কার কাকে কারা কী কি কোন কোনটা কোনো কেউ কেন কখন কবে কোথায় কোথা কই কীভাবে কিভাবে
        কেমন কেমনে কত কতটা যখন তখন যদি তবে তাহলে তাই এবং আর বা অথবা নাকি কিন্তু তবু কারণ জন্য জন্যে সাথে সঙ্গে
        থেকে হতে চেয়ে দিয়ে কাছে কাছ উপর ওপর নিচে মধ্যে ভিতরে পর্যন্ত আগে পরে পর দ্বারা মতো মত না নাই নেই নয়
        নি হ্যাঁ জি খুব অনেক বেশি একটু কিছু সব সবাই শুধু আরও আরো আবার এখন এখনো আজ আজকে কাল গতকাল রোজ প্রতিদিন
        সবসময় সারাক্ষণ মাঝে মাঝেমাঝে প্রায় একটা একটি এক একজন হয় হয়েছে হবে হলে হল হলো হচ্ছে আছে আছি ছিল ছিলাম
        থাকে থাকি করে করি করেছে করছে করবে করব করবো করতে করা কর করো করুন করলে করেন পারি পারে পারছি চাই চায় চাইনা
        বলে বলেছে বলছে বলল বলুন দেয় দেন দাও দিন দিতে নেয় নিয়ে গেছে যায় এখানে সেখানে প্লিজ দয়া সাহায্য
        সাহায্যে দরকার লাগে লাগবে ami amar amake amay amra amader nije nijer nijeke tumi tomar tomake apni apnar
        apnake se she tar take tini o or oke uni tara tader ora e ei eta oi je ja jar jake ke kar kake ki kon
        kono keu keno kokhon kobe kothay koi kivabe kibhabe kemne koto jokhon tokhon jodi tahole tai ebong ar r
        ba kintu jonno sathe songe theke diye kache upor por pore age moto na nai nei noy ha ji khub onek beshi
        ektu kichu sob shudhu aro abar ekhon aj ajke kal roj protidin sobsomoy ekta ek hoy hoyeche hobe hole
        hocche ache achi chilo chilam thake thaki kore kori koreche korche korbe korbo korte kora koro korun
        pari pare parchi chai chay bole boleche bolche dey din dite ney niye geche please help sahajjo shahajjo
        lage lagbe
    """,
}
SELVES: dict[str, str] = {
    "sv": "jag",
    "en": "i im i'm ive",
    "sq": "unë une",
    "ro": "eu",
    "bs": "ja",
    "fr": "je j",
    "de": "ich",
    "pl": "ja",
    "ru": "я",
    "uk": "я",
    "es": "yo",
    "bg": """
        аз az
    """,
    "bn": """
        আমি ami
    """,
}
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
    "sq": """
        ai ajo ata ato më m mua burri burrin bashkëshorti shoqi gruaja baba babi babai mami nëna nana vëllai vllau
        djali i-dashuri ish thotë thote tha thonë
    """,
    "ro": """
        el ea ei mă ma m-a m-au soțul sotul bărbatul barbatul soția sotia nevasta tata mama iubitul iubita prietenul
        fratele zice spune
    """,
    "bs": """
        on ona oni muž muz suprug žena supruga momak dečko djevojka cura bivši bivša partner otac tata babo majka
        mama brat me mene kaže kaze rekao rekla tvrdi misli
    """,
    "fa-AF": """
        او اوره آنها شوهرم شویم زنم خانمم پدرم مادرم بابیم میگه می‌گوید میگن گفت
    """,
    "am": """
        እሱ እርሱ እሷ እርሷ እነሱ ባሌ ባለቤቴ ሚስቴ አባቴ እናቴ ወንድሜ ፍቅረኛዬ ይላል ትላለች ይሉኛል ይለኛል ትለኛለች አለኝ አለችኝ
    """,
    "ps": """
        هغه هغې دی دا مېړه خاوند ښځه پلار مور ورور وايي وایي راته
    """,
    "ur": """
        وہ یہ اس شوہر بیوی ابو امی بھائی مارتا مارتی کہتا woh shohar biwi
    """,
    "fr": """
        il elle ils elles on me m m'a ma mari homme femme conjoint conjointe copain copine mec gars compagnon ex
        père pere papa mère mere maman frère frere police dit disent raconte croit
    """,
    "pl": """
        on ona oni mnie mi mąż żona partner ojciec tata matka mama brat chłopak dziewczyna mówi mówią
    """,
    "ru": """
        он она они меня мне муж жена отец папа мать мама брат парень девушка говорит сказал
    """,
    "uk": """
        він вона вони мене мені чоловік дружина батько тато мама брат каже
    """,
    "es": """
        él ella ellos me mi marido esposo esposa mujer novio novia pareja padre papá madre mamá hermano dice dicen
    """,
    "bg": """
        той тя те него нея тях ме мен мене ми мъж мъжа мъжът съпруг съпругът съпруга жена жената съпругата гадже
        гаджето приятел приятелят приятеля приятелка приятелката бивш бившият бившия бившата татко тате баща
        мама майка брат батко сестра кака син сина синът дъщеря пастрок мащеха чичо вуйчо дядо баба свекър
        свекърва тъща снаха зет шеф съсед съседът комшия комшията полиция казва казват каза мисли твърди вика
        toi toy tya te me men mi maj muj mazh muzh majat mujut maja muja suprug saprug jena zhena gadje gadzhe
        priatel priyatel bivshiat tatko tate bashta mama maika brat batko sestra sin dushteria kazva kaza
    """,
    "bn": """
        সে তিনি উনি ও ওরা তারা আমাকে আমারে স্বামী স্বামীর জামাই বর হাজবেন্ড স্ত্রী বউ বাবা আব্বা আব্বু মা আম্মা
        আম্মু ভাই ভাইয়া বোন আপু চাচা মামা কাকা খালু ফুপা দুলাভাই শ্বশুর শাশুড়ি ননদ দেবর ভাসুর ছেলে মেয়ে
        প্রেমিক প্রেমিকা বয়ফ্রেন্ড গার্লফ্রেন্ড এক্স বন্ধু স্যার হুজুর বলে বলেছে বলছে মারে করে se she tini uni
        ora tara amake shami swami jamai bor husband stri bou bow baba abba abbu ma amma ammu bhai vai bhaiya
        bon apu chacha mama kaka dulabhai shoshur sosur shashuri sasuri chele meye boyfriend girlfriend bf gf ex
        bole boleche mare
    """,
}
"""What names somebody else: then that one does what is told, or says it, or it is done to who asks."""
for _words in (SMALL, SELVES, OTHERS):
    _words["sv-simple"] = _words["sv"]
