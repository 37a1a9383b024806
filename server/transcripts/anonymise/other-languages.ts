import type { Asked } from './asked-phrases.ts'
import { isSmallWord, type Language } from './language.ts'

/**
 * What people of the widget's other languages say around names and numbers: German, French, Spanish, and as far as it goes Arabic. In the notation of `phrases`,
 * folded as words are (no capitals, no diacritics). A new language is one more entry in each list.
 */

const set = (text: string) => new Set(text.trim().split(/\s+/))

/** Behind these a name stands: the writer's own, or another's. */
export const namedElsewhere: readonly (readonly ['self' | 'other', readonly string[]])[] = [
  ['self', [
    `mein|der name|nachname|vorname ist|lautet|`, `hier schreibt`, `unter dem namen`, `mon nom|prenom c'est|est|`, `je m'appelle`, `de la part de`, `me llamo|apellido`, `mi nombre|apellido es|`, `habla con`,
  ]],
  ['other', [
    `auf den|dem namen`, `fur frau|herrn`, `namens`, `heisst`, `au nom de`, `s'appelle`, `nommee|nomme`, `demandez|demander a|`, `a nombre de|del`, `se llama`, `llamada|llamado`, `pregunten|pregunte|preguntar por`,
  ]],
]

/** Behind these a name may stand: it must look like one. */
export const maybeNamedElsewhere: readonly (readonly ['self' | 'other', readonly string[]])[] = [
  ['self', [`gruss|grusse|lg|vg|mfg|gruesse`, `liebe|viele|beste|schone|freundliche|freundlichen grusse|grussen`, `cordialement`, `bien a vous`, `c'est`, `amities`, `saludos`, `atentamente`, `un saludo`, `yo soy`]],
  ['other', [
    `hallo|moin|servus|danke|liebe|lieber|tag|tschuss`, `guten tag|morgen|abend`, `mit|von|fur`, `bonjour|bonsoir|salut|coucou|cc|merci`, `avec|pour|par|chez`, `hola|buenas|gracias|adios|estimada|estimado`, `con|para|por`,
  ]],
]

/** What staff ask for. */
export const askedElsewhere: readonly (readonly [Asked, readonly string[]])[] = [
  ['name', [
    `ihr|ihren|den|welchen|welcher|deinen|dein name|namen|nachname|nachnamen|vorname|vornamen`, `wie heissen|heisst`, `auf wen`, `wer sind|bist`, `mit wem`, `nachname|vorname`,
    `votre|quel|son|leur|vos nom|prenom|noms`, `appelez-vous|etes-vous`, `vous appelez|etes`, `nom de famille`, `a quel nom`, `de la part de qui`,
    `su|tu|cual|el nombre|apellido|apellidos`, `como se|te llama|apellida|llamas`, `a nombre de quien`, `nombre completo`, `titular`, `quien pregunta|habla|es`, `con quien hablo`,
    `ما|وما| اسمك|اسمه|اسمها`, `اسمه|اسمها الكامل`, `ما|وما الاسم`, `اسمك`, `باسم من`, `من اقول`, `من معي`, `الاسم الكامل`, `من انت`,
  ]],
  ['number', [
    `benutzernummer|ausweisnummer|kundennummer|lesernummer|matrikelnummer|kartennummer|bibliotheksausweis`, `ihre|deine nummer`, `numero de carte|lecteur|lectrice|adherent|etudiant|votre`, `votre numero|carte`,
    `numero de carne|tarjeta|estudiante|socio|usuario|lector|su`, `su carne|tarjeta|numero`, `رقم بطاقتك|البطاقة|الطالب|عضويتك`, `رقمك`,
  ]],
  ['secret', [`pin`, `geheimzahl|geheimnummer`, `welche|neue pin`, `code pin|secret|personnel`, `votre code`, `clave|nip`, `الرقم|رقمك السري`, `الرمز`]],
  ['password', [`passwort|kennwort`, `mot de passe`, `contrasena`, `كلمة المرور|السر`]],
  ['birthday', [`geburtsdatum|geburtstag|geboren`, `date de naissance`, `nee|ne le`, `fecha de nacimiento`, `cuando nacio`, `تاريخ ميلادك|الميلاد`, `ميلادك`]],
  ['phone', [`telefonnummer|handynummer|rufnummer|mobilnummer`, `ihre|eine telefon`, `telephone|portable`, `telefono|celular|movil`, `رقم الهاتف|هاتفك|جوالك`, `هاتفك|جوالك`]],
  ['address', [`ihre|die|neue|neuen adresse|anschrift`, `adresse|anschrift`, `wo wohnen`, `votre|nouvelle adresse`, `habitez-vous`, `ou habitez`, `su|nueva direccion|domicilio`, `direccion|domicilio`, `donde vive`, `عنوانك|العنوان`]],
  ['postcode', [`postleitzahl|plz`, `code postal`, `codigo postal`, `الرمز البريدي`]],
  ['login', [`benutzerkennung|benutzername|kennung|nutzername`, `identifiant`, `nom d'utilisateur`, `su|cual usuario`, `nombre de usuario`, `اسم المستخدم`]],
  ['email', [`mailadresse|e-mail-adresse|mail-adresse`, `courriel`, `adresse mail|electronique|e-mail`, `correo electronico|`, `بريدك`, `البريد الالكتروني`]],
]

/** What patrons give unasked. */
export const offeredElsewhere: readonly (readonly [Asked, readonly string[]])[] = [
  ['number', [
    `ausweisnummer|benutzernummer|kundennummer|matrikelnummer|lesernummer|kartennummer ist|lautet|`, `numero de carte|lecteur|etudiant|adherent c'est|est|`, `ma carte c'est|est`,
    `numero de carne|tarjeta|estudiante|socio|lector es|`, `mi carne|tarjeta es`, `رقم بطاقتي|بطاقتي هو|`, `رقمي الجامعي|هو|`,
  ]],
  ['secret', [`pin|geheimzahl ist|lautet|war|`, `mon code|pin c'est|est|`, `mi|la clave|pin|nip es|`, `puede|pueda ser`, `رقمي السري هو|`]],
  ['password', [`passwort|kennwort ist|lautet|`, `mot de passe c'est|est|`, `c'est bien`, `contrasena es|`, `كلمة المرور|السر هي|`]],
  ['birthday', [`geboren am|`, `geburtstag|geburtsdatum ist|`, `nee|ne le`, `naci el|en`, `cumpleanos es|`, `تاريخ ميلادي هو|`]],
  ['address', [`adresse|anschrift ist|lautet|`, `adresse c'est|est|`, `direccion|domicilio nueva|nuevo| es|`, `عنواني هو|`, `je demenage`]],
  ['whereabouts', [`wohne|wohnen|wohnt jetzt|| in|im|am|an|`, `wohnhaft in|`, `j'habite au|a|`, `habite|habitons au|a|`, `vivo|vive|vivimos en`, `اسكن في`]],
  ['login', [`benutzername|kennung|nutzername|benutzerkennung ist|lautet|`, `identifiant c'est|est|`, `usuario es|`, `اسم المستخدم هو|`]],
  ['phone', [`رقم هاتفي|جوالي هو|الى|`]],
]

/** Words of courtesy and of the question, past which an answer begins. */
export const fillersElsewhere = set(`ja gern gerne klar bitte also naturlich das ist es ich heisse bin mein meine meinen name nachname vorname lautet der die auf namen unter und danke moment
  oui bien sur alors c'est mon ma le la je m'appelle suis au nom de merci voici voila a si claro por supuesto mi es el soy me llamo gracias este con نعم اسمي انا هو هي باسم حسنا طبعا`)

/** Somebody of theirs. */
export const kinElsewhere = set(`sohn tochter mann frau ehemann ehefrau freund freundin bruder schwester mutter vater mama papa kollege kollegen kollegin nachbar nachbarn nachbarin oma opa tante onkel enkel enkelin chef chefin dozent dozentin
  professorin betreuer betreuerin mitbewohner mitbewohnerin partnerin lebensgefahrte kommilitone kommilitonin lehrer lehrerin leiterin leiter kind
  fils fille mari femme epouse epoux frere soeur mere pere ami amie copain copine collegue voisin voisine directeur directrice grand-mere grand-pere mamie papi oncle cousine professeur maitresse encadrant encadrante compagne compagnon conjoint conjointe
  tuteur tutrice belle-mere beau-pere petit-fils petite-fille hijo hija esposo esposa marido mujer hermano hermana madre padre amigo amiga novio novia companero companera vecino vecina profesor profesora abuela abuelo tia tio primo prima jefe jefa tutora
  sobrino sobrina nieto nieta cunado cunada suegra suegro directora`)

export const honorificsElsewhere = set('dra lic ing herrn mme mlle maitre docteur doctora don dona srta senorita')

/** Months, for birthdays. */
export const monthsElsewhere = 'januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|fevrier|février|mars|avril|juin|juillet|aout|août|septembre|octobre|novembre|decembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|märz'

/** Words of everyday that are names somewhere: in a turn of that language they are no name. */
const everyday: Partial<Record<Language, Set<string>>> = {
  de: set(`herr herrn frau buch bucher tochter sohn mann freundin freund kasse konto karte ausweis bibliothek montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz april mai juni juli august september oktober november dezember
    tag morgen abend woche monat jahr heute gestern gern gerne gut gute guten schon bitte danke hallo moin ja nein doch also mal noch schnell ganz sehr hier dort wann wo wie was wer welche raum etage stock theke regal titel band seite seiten name namen
    nummer adresse strasse ort stadt land zeit uhr ende anfang mail konten gebuhr gebuhren mahnung ausleihe leihe fernleihe zweigstelle lesesaal kinder kind mutter vater bruder schwester oma opa kollege kollegin leiterin frage antwort hilfe dank gruss grusse
    liebe lieber super toll klar kein keine alle alles viel viele mehr ich du er sie es wir ihr sein haben werden konnen mochte brauche suche habe bin ist sind war hat ab an auf aus bei bis durch fur gegen in im mit nach ohne seit um unter von vor zu zum zur
    geht gehts leid tut macht mache liegt steht stehen schreiben schicken schicke liegt bereit verfugbar passt weiter fertig wichtig richtig genau eigentlich vielleicht naturlich magazin roman lern platz haus kopie drucker scan lesung termin vormerkung abholregal ferien stelle dozent dozentin professor uni hausarbeit literatur thema arbeit text quelle personliche mitteilung`),
  fr: set(`ca marche bonjour bonsoir merci oui non si livre livres carte compte bibliotheque lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre le la les un une des du de au aux mon ma mes
    ton ta son sa ses notre votre vos leur je tu il elle on nous vous ils elles est sont etait ai avez avons demandez demander votre salle etage rayon cote titre auteur page prenom nom adresse rue ville pays heure jour semaine mois annee hier demain
    bon bonne bien tres super cool merci encore toujours aussi alors mais donc avec sans pour par dans sur sous chez fille fils mari femme ami amie collegue voisine madame monsieur amende retard pret retour place club lecture accueil envoye note parfait
    cordialement bientot soiree journee svp stp noel paix douce france marin rose blanche clair pierre`),
  es: set(`hola gracias si no libro libros tarjeta carne cuenta biblioteca lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre el la los las un una unos unas de del al mi mis
    tu tus su sus es esta estan son era soy estoy tengo tiene tienen puede puedo quiero quiere necesito necesita renovar ayuda sala piso planta estante titulo autor pagina nombre apellido direccion calle ciudad hora dia semana mes ano ayer hoy manana
    bien muy mas menos pero porque como cuando donde quien que con sin por para en desde hasta hijo hija esposo esposa amigo amiga senor senora multa prestamo devolucion consulta reserva listo claro perfecto genial favor disculpe perdon saludos buenas buenos
    tardes noches dias ya aqui alli este esta eso ese pedido red clave libre prestado caja le lo les se me te nos sol luz paz cruz rosa flor mar cielo angel santa virgen maria-luisa`),
}

/** Whether a folded word is no name in a turn of this language. English has a list of its own. */
export const isEveryday = (fold: string, language: Language | undefined): boolean =>
  language !== undefined && language !== 'en' && (everyday[language]?.has(fold) === true || isSmallWord(fold, language) || kinElsewhere.has(fold) || honorificsElsewhere.has(fold))
