import { phrases } from './phrases.ts'

/** What stands behind these words is a title, a maker's name, or what somebody asks about. */
export const leadToWork = phrases<'work' | 'maker' | 'subject'>([
  ['work', [
    `do|does|did|would|might you|it|main have|own|carry|stock|get|hold`, `do|does the library|libraries have|own|carry`, `you guys|all have`, `have you got`, `you|i|we have`,
    `does hoopla|libby|kanopy|overdrive|netflix have`, `call number for|of|is`, `check|checking|checked out`, `in stock`, `due`, `available`,
    `copy|copies|edition|editions|version|audiobook|ebook|recording|dvd|cd|translation|chapter|chapters|volume|series of`, `copy`, `interlibrary loan`,
    `hold|holds on`, `request|reserve|renew|renewing|borrow|borrowed|download`, `returned|return|returning`, `needs|need`, `find|found|locate`,
    `looking|look|searching|search for`, `who wrote|played|directed|sings|sang|stars|plays|starred|illustrated`, `author|author is|author's`,
    `read|reading|reread`, `finished|loved|enjoyed|prefer`, `watch|watching|watched|play|playing|listen to|listening to|stream|rent|rented`,
    `called|titled|entitled|title|title is|titled as`, `book|novel|play|poem|movie|film|album|song|track|show|story|memoir|series|magazine|comic|dvd|audiobook|ebook`,
    `books|novels|movies|films|albums|songs|shows|stories`, `especially`, `something|anything|stuff|more|books|similar like|to`, `such as`,
    `recommend|suggest|recommended`, `how|what about`, `sequel to|of`, `character|characters|character named|protagonist`,
  ]],
  ['maker', [
    `by`, `author|authors|writer|poet|novelist|playwright|historian|philosopher|artist|singer|composer|actor|actress|band|president|king|queen|saint|pope|emperor|senator|scientist|painter`,
    `author|director is|was`, `film|movie director`, `written|directed|illustrated|narrated|translated|edited|composed|sung|performed|starring by`, `starring`, `stars`, `featuring`, `feat`, `featured`, `ft`, `with actor|actress`,
    `mayor|governor|president|senator|premier|chancellor|minister|king|queen|pope|author|ceo is|was`, `mayor|governor|congressman|congresswoman|secretary|chancellor`,
    `livre|livres|roman|romans|oeuvres|libro|libros|novela|novelas|obras|libri|romanzo|livros|obra|buch|bucher|romane|boeken|boek de|di|von|van|par|por|da`,
    `was|is it`, `loves|adores|enjoys|reads`, `lu|ecrit|illustre|traduit par`, `gelesen|geschrieben|ubersetzt|illustriert von`, `leido|escrito|ilustrado|traducido por`, `directed|wrote|produced`, `act|acts|acted|role|roles in|by|of`, `fan of`,
    `works|work|books|book|novels|novel|poems|poetry|plays|play|writings|essays|stories|music|songs|paintings|art|letters|speeches|life|biography|biographies|criticism|critique|theory|theories|ideas|death|assassination|legacy|diary|adventures|reign of|by|on|about`,
  ]],
  ['subject', [
    `paper|papers|essay|essays|report|reports|article|articles|book|books|research|researching|thesis|dissertation|project|presentation|assignment|information|info|sources|source|biography|biographies|criticism|critiques|documentary|documentaries|something|anything|material|materials|databases|stuff|data|unit|speech|exhibit|movie|movies|film|films|photos|writing|written|reading|learn|learning|studying|study|topic|paragraph|poem|poems on|about|of|regarding|concerning|for`,
    `researching|studying|topic|subject is|was`, `about`, `on the topic|subject|life|works of`, `influence|impact|role|history|rise|fall|importance of`, `compare|comparing`,
  ]],
])

/** Where somebody's own affairs begin, a title has ended. */
export const ownAffairs = phrases<true>([[true, [
  `for|with|to|from|in my|me|him|her|us|them|you|your|our|his|class|school`, `please`, `because`, `can|could you`, `i'm`, `im`, `my name`, `your name`,
  `i|we am|was|need|have|want|can't|cannot|don't|think|will|would|live|lost`,
  `my|your|his|her|their account|card|name|email|phone|number|address|login|pin|password|daughter|son|wife|husband|friend|mom|mum|dad|mother|father|sister|brother|teacher|professor|kid|kids|library|patron|student`,
  `hold|account|card|message|package|note|number|email|record|room|appointment|reservation|anyone|someone|somebody under|for|from|named|called|to|of`,
  `on hold`, `under the name`, `in the name`, `named`, `thanks`, `thank you`,
]]])
