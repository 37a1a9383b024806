// Given names that the packages' lists lack or know only as family names; written down for Heartdesk, by language.
export const more = `
siobhan niamh aoife saoirse caoimhe oisin cian eoin tadhg grainne roisin sinead orla ciaran padraig cormac fionn aisling muireann seamus eilidh catriona iain hamish mhairi rhiannon sian angharad gethin
jasbir gurpreet harpreet manpreet amandeep sukhdeep jaspreet kuldeep baljit balwinder harjit gurdeep navdeep ravinder satnam parminder simran jasleen rajwinder kiran paramjit
priya anjali deepika rahul sanjay rohan vikram arjun karthik lakshmi meenakshi divya sneha pooja neha kavya ananya ishaan aditya siddharth nikhil suresh ramesh mahesh ganesh venkatesh srinivas padma radha sunita
rekha geeta usha asha nandini swati shreya tanvi aarav vihaan reyansh diya saanvi thilini nuwan chaminda tharindu sanduni kasun dilani
aisha ayesha fatima fatema zainab khadijah khadeeja maryam mariam halima hafsa sumaya sumayya ruqayya safiya nadia samira layla leyla noor noura hala rania dina yasmin yasmeen abdullah abdulrahman abdirahman
abdi abdulaziz mohamed mohammad muhammad mohamud ahmed ahmad hamza bilal tariq khalid walid waleed rashid karim kareem mustafa mahmud hussein hussain hassan yousef youssef yusuf ibrahim ismail usman uthman osama anwar imran faisal
saad ziad zaid jamal kamal nabil samir rami fadi hisham ihab tamer amr hossam reem rasha ghada huda hiba heba dalia lamia salma amal
parisa shirin shireen navid azadeh darius reza mehdi hamid saeed behzad kaveh arash siavash nasrin mahsa niloufar laleh roya soraya golnaz farhad farzaneh behnaz pouya sina omid kourosh
mehmet ayse emre elif zeynep hatice fatma mustafa huseyin murat serkan ozge ozgur burak cem deniz gizem irem tugba onur volkan yagmur
wei ming xin yan mei xiaoming xiaohong xiaoli xiaoyu lihua jianhua jianguo guoqiang zhiwei zhihao junjie yuhan zihan yichen haoran mingyu meiling meili xiuying xiulan weiwei yuting yufei qiang feng jing ying xue lan
jun bo tao lei hao yong hui fang ping hong rui ziyi siyu jiayi zhen shu yuan ting chun hsin yi-ting chia-hao wai-man ka-ho siu-ming kwok-wai mei-ling
hiroshi haruto kenji takeshi yuki yuuki sakura haruka aiko akiko emiko fumiko hanako keiko kumiko michiko naoko noriko reiko sachiko tomoko yoko yumiko yumi daichi daisuke hideki ichiro isamu kazuo makoto masashi
minoru naoki ryota satoshi shigeru shinji shota sota susumu taro tetsuya tsutomu yasuo yoshio yuto ren hina mio aoi
minjun seoyeon jiwoo ji-woo jihoon ji-hoon minji min-ji soo-jin sujin hyun-woo hyunwoo eunji eun-ji jisoo ji-soo seung-hyun dong-hyun donghyun jiyoung ji-young yoona sungmin young-ho youngmi hyejin hye-jin taeyang kyung-sook
thanh huong lan linh trang thuy minh tuan dung hung khanh quynh phuong hieu long duc nam hoang anh-thu mai-anh bao chau ngoc tuyet
maricel jomar rowena marites jhun arnel rodel lualhati ligaya bayani dalisay
tunde folake ngozi adaobi chinedu chinwe emeka obinna ifeoma nkechi uchenna chidi chioma amaka kelechi olumide oluwaseun olufemi babatunde yetunde adebayo adewale temitope folasade bukola abiodun ayodele titilayo
kwame kofi kwabena kwaku kojo yaw akosua ama abena adwoa afia esi efua adjoa nana-ama
wanjiru wangari wambui njeri kamau mwangi otieno achieng adhiambo akinyi odhiambo kipchoge chebet jepkoech mumbi nyambura baraka neema juma hamisi rehema zawadi
thabo sipho lerato nomsa nomvula thandiwe themba bongani mandla sibusiso lindiwe zanele nompumelelo ayanda tshepo kagiso refilwe palesa naledi tendai tatenda chipo rudo farai tapiwa
abebe bekele tesfaye mulugeta alemayehu tigist hirut almaz haile selam hanna yonas dawit tsegaye fikru ayantu hodan ayaan hibo ifrah liban nimco fartun deeqa
dmytro oleksandr oleksiy volodymyr andriy serhiy mykola mykhailo vasyl yevhen bohdan taras nataliya olha iryna kateryna yuliya oksana halyna lyudmyla nadiya svitlana larysa
veljko dragan zoran goran nebojsa slobodan miroslav radmila ljubica snezana dusan branko milorad bojana jovana sanja tijana uros stevan djordje srdjan
wojciech krzysztof grzegorz przemyslaw zbigniew slawomir malgorzata katarzyna agnieszka magdalena boguslaw czeslaw
georgi dimitar plamen hristo stoyan rumen krasimir tsvetan desislava tsvetelina
giorgos vasilis kostas nikos yannis giannis dimitris panagiotis stavros spiros christos eleni katerina vasiliki paraskevi despina evangelia
nino tamar giorgi levan ketevan davit lasha aram hovhannes armen ani anahit narek tigran gayane
malia kalani keoni leilani makoa nalani kaimana sione sefina mele losa tavita aroha hemi tane wiremu ngaire maia kahurangi
xochitl itzel citlali nahuel nayeli yaretzi cuauhtemoc guadalupe socorro consuelo
shaniqua latoya tanisha keisha lakisha deshawn tyrone jamal jermaine darnell marquis tremaine latasha ebony aaliyah imani nia zaire kiara
jayden kayden brayden aiden zayden ayden jaxon jaxson kylie kayleigh mckenzie mckenna makayla hayleigh everleigh emmalynn brynlee finley paisley
deepak dinesh mukesh rajesh naresh yogesh rakesh manoj vijay vinod ashok anil sunil arvind harish girish satish prakash pradeep sandeep kuldip gaurav saurabh abhishek akshay ankit ankur amit ajay alok ashish bhavesh chetan darshan hemant hitesh jignesh kalpesh nitin paresh prashant pratik rajiv rajeev sachin tarun tushar varun vishal vivek
aditi aishwarya akanksha amrita archana bhavna chitra deepa devi gayatri indira jaya jyoti kalpana kamala kanchan lata madhuri mamta manisha meena meera mridula namrata nisha pallavi parvati pratibha preeti purnima rachna ranjana rashmi ritu roshni sangeeta sarita savita seema shanti shilpa shobha shweta smita sonal sudha sujata suman supriya sushma uma vandana varsha vidya
farooq asif atif adeel ahsan aamir amir arif arshad asad ashraf azhar babar bashir danish ejaz fahad fawad ghulam habib haroon haris iftikhar ijaz ilyas iqbal irfan jawad junaid kashif khurram mansoor masood moin moiz mubarak mudassar nadeem naeem nasir naveed nawaz nouman omair qasim rafiq rizwan saeed sajid salman sarfraz shahbaz shahid shakeel shoaib sohail taimoor talha tanveer umair umar usama wajid waqar waqas yasir younis zafar zahid zeeshan zubair
aliya aneesa asma ayat bushra faiza farida farzana fauzia ghazala hafeeza humaira iqra kiran kulsoom lubna madiha maheen mahnoor mehreen mehwish mumtaz nadira naheed nargis nazia noreen rabia rafia rehana rubina rukhsana sadia saima sajida samina sana sara sarah shabana shagufta shaista shazia sidra sumaira tahira tayyaba uzma yasmeen zara zarina zehra
adnan ayman bassam dawud emad essam fouad ghassan haitham hani hatem jihad karam khalil luay maher majid marwan mazen moataz mounir munir nidal nizar qusay raed rafat raouf rashad riyad saber sabri safwan sameh shadi sharif suhail taher talal tarek wael wassim yahya yasser yazan zakaria zaki
agnes akpan ayomide bimbo bisi bola bolanle busola chiamaka chimamanda chinonso chinyere dayo ebele efe ejike ekene enitan femi funke funmi ifeanyi ikenna iniobong jide kayode kemi kunle lanre modupe nneka nnamdi nonso obiageli obioma ogechi okechukwu olabisi olamide olayinka omolara onyeka osagie oyinkan ronke segun seun shade sola taiwo tayo temi tobi tolu toyin ugochi uju uzoma wale yemi
ama akua amoako araba ebo ekow fiifi kobina kwasi kwesi maame mansa nii ohene paa selasi sena yaa
abdiaziz abdikadir abdullahi ahmednur amina asha bashiir cabdi deqa faadumo farhiya fowsiya guled hawa idil ilhan jamaad khadra leyla maxamed najma nasteho sahra saynab shukri warsame xalimo yasin
aklilu asefa belaynesh birhan dereje eleni eyob genet girma kebede kidane lemlem mekdes mesfin meskerem mihret rahel samrawit senait tadesse tewodros tsehay wondimu yared zerihun
eun-hye hae-won hyeon jae-hyun jaehyun ji-min jimin joon-ho junho kyung-mi mi-kyung min-jun min-seo seo-yeon seojun so-yeon sang-hoon sung-ho yeon-woo yoo-jin yoojin
chia-ling chih-ming hsiao-wen jia-hui jian kai-wen li-hua mei-hua ming-hui pei-shan shu-fen wen-chi xiaofeng xiaojun xiaoyan yifan yiming yulan zhiyuan zihao ziqi
bea bee deb flo gigi kiki lexi lexie mimi nico pip rafa teo yaz
rob bob sue jim joe pat ray ron ken tim dan don ed al jo art bud nick frank jack bill mark mike max sam ben tom ted fred greg gary larry chris drew earl wade clay lance lane
scarlett jonny johnny jenny britney pedro becca beckie becky bobbie bobby robby robbie billie billy willy charlie charley chuckie danny donnie donny eddie freddie gabby gabi georgie ginny gus
hattie izzy jackie jake jamie jase jeannie jem jerry jess jessie jimmie jimmy jodie joey jojo josie jules katie kathy kate kat kay kelsey kenny kim kit kristy larry lenny liz lizzie lizzy  lottie lou lulu maddie maddy maggie
mandy margie matt maxie meg mel mick mickey mikey millie mimi minnie mitch mo moe molly nan nate nat ned nell nellie netty nicky nicole nikki nora ollie patty patsy peggy  pete phil polly randy reggie rhonda rick ricky
rita ritchie robyn ronnie rosie roxy roz rudy sadie sammy sal sally sasha shelly sherri stacy stacey stan steph steve stevie stu sue-ann susie suzie suzy ted teddie terri terry theo tilly timmy tina tobi toby tobias tommy toni tony topher
tori trish trixie trudy val vicki vicky vinnie wally wanda wendy winnie zach zack zak zoe deb debbie debby barb barbie babs bev cathy cindy connie dee dottie ellie emmy evie fran frankie abby abbie addie aggie allie amy andy angie annie archie
wanjiku  nkem chisom somto ebere tobenna ugo uche zainabu makena muthoni nyokabi kibet cheruiyot
ash wren winter sage sky skye storm ocean rain fox bear phoenix onyx indigo jade opal juniper clover poppy saffron briar bodhi cedar aspen laurel myrtle zinnia dahlia marigold primrose lark dove robyn birdie
bliss blythe verity clarity amity felicity constance temperance prudence modesty mercy charity clemency patience honor honour justice pax reverence remy ever sincere legend royal saint reign majesty
kwame kwabena kwaku kwasi kojo yaw ekow fiifi abena akosua adwoa yaa esi efua ama afia adjoa nana akua nasreen nasrin nazreen shabana shabnam rukhsana farzana parveen tahira tehmina saima sadia sobia humaira bushra
naila nida zara zoya mehwish maham mahnoor areeba hira iqra sidra anum arooj asma shazia uzma rabia sana faiza farah farhana rehana razia sultana tasneem zubaida zulekha yusra mariyam
adaeze adaora amarachi chidinma chiamaka ebele ezinne ifunanya kosisochukwu nneka nwanneka ogechi oluchi somtochukwu uchechi uju adebayo adekunle ademola adewale akinwale ayodele babatunde babajide bolaji bukola damilola
ebunoluwa folasade gbenga ibironke iyabo jumoke kehinde kolawole lanre moradeke niyi oladele olamide olanrewaju olufemi olusegun omolara oyinkan rotimi segun sola taiwo temitope titilayo tolulope yetunde yewande
lerato sipho thabo thandeka nomsa nompumelelo nokuthula bongani sibusiso mandla zanele zodwa lindiwe busisiwe ayanda themba lwazi khanyi naledi tshepo kagiso karabo palesa refilwe tumelo dineo mpho boitumelo
wambui wairimu njeri nyambura wangari wangui kamau mwangi kariuki njoroge muthoni otieno achieng akinyi atieno onyango odhiambo wanyama nafula nekesa tendai tafadzwa rudo chipo farai tatenda nyasha kudzai ruvimbo
abeba almaz alem aster bekele dawit desta fikru genet girma haile hirut kebede lemlem mekdes meseret mulugeta selam senait tadesse tesfaye tigist tsehay yohannes zeritu saba semhar feven ruta
xochitl citlali citlalli itzel yaretzi yamileth yareli nayeli nallely anahi dulce jocelyn marisol maricruz guadalupe refugio socorro consuelo milagros amparo rocio nieves dolores soledad pilar macarena araceli
xiomara yesenia yuridia zulema ximena joaquin ezequiel efrain eleazar fermin heriberto humberto isidro leocadio lisandro nicanor octaviano osvaldo ramiro rigoberto rosendo saturnino ulises wilfrido
inigo aitor ander asier eneko gorka iker jokin koldo mikel unai xabier ainhoa amaia ane arantxa edurne garazi idoia itziar leire maite maialen miren nerea uxue
itsuki asahi rikuto hinata kaito sora riku yuma ryusei akari honoka kanon koharu mizuki nanami rin saki shiori tsumugi yuina hyunwoo taehyung jungkook seokjin yoongi hoseok jiwon sooyoung eunbi haneul areum bora dahyun
thi hoa nhung hang loan thuan thinh khoa khoi nhat vuong tien tri vinh phuc phong quoc dat duy hau loi tai anh diep dao mai my nga nguyet nhi oanh phung thao thuong tram uyen van vy yen
bogdan bozena czeslaw danuta dariusz elzbieta grazyna halina henryk jadwiga jerzy kazimierz krystyna leszek malgorzata mieczyslaw ryszard stanislaw teresa urszula wieslaw wladyslaw zbigniew zdzislaw zofia zygmunt
cillian caoilfhionn dearbhla eabha fiadh sadhbh croia blathnaid gobnait diarmuid eoghan fiachra lorcan naoise odhran peadar ronan ruairi senan tiernan turlough aodhan cathal colm conall daithi domhnall donncha
ingeborg walburga gerlinde hannelore waltraud irmgard edeltraut heidemarie annegret ottilie friedrich wolfram eberhard gottfried helmut siegfried dieter hartmut detlef torsten heiko hauke fiete wiebke frauke antje swantje birte gesa
delphine clemence apolline gaspard capucine mathilde ondine solene maelle nolwenn yannick gwenael loic erwan ronan thierry jocelyne ghislaine mireille josiane huguette solange bernadette aurore estelle melisande baptiste souleymane mamadou ousmane fatoumata aminata mariama ibrahima cheikh abdoulaye
sunniva ragnhild solveig torbjorn oddvar gunnhild ingvild havard sindre eirik halvard thorvald asbjorn yngve dagny sigrid gudrun aslaug bjork hrafn hildur katrin
eleftheria paraskevi evangelia despina stavroula vasiliki panagiota anastasios athanasios charalampos efthymios ilias lefteris nektarios pantelis spyridon stavros thanasis vangelis
itai yael noa tamar shira avigail moshe shlomo mordechai yitzhak menachem chaya rivka shoshana yehuda eitan gilad nir omri ofer tzipporah
beau buck dottie duke dusty rusty scout bubba trip trey tj cj dj jp aj pj rj mj bj jj kc kj lj tc jc mc ty bo zeke zeb jed abe ike gus hank walt herb merv verne vern elmo skip biff chip tripp
`.split(/\s+/).filter(Boolean)
