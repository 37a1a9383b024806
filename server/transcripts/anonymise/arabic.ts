import { isLast } from './name-shape.ts'
import { nameKind } from './names.ts'
import { isKept, type Page } from './page.ts'
import type { Found } from './found.ts'
import type { Word } from './words.ts'

// Folded: without the hamza on or below an alif.
const set = (text: string) => new Set(text.trim().split(/\s+/))
const self = set('اسمي انا معك معكم معاك')
/** Somebody of theirs, or a title: a name stands behind them. */
const before = set(`ابني ابنتي بنتي زوجي زوجتي اخي اختي امي ابي والدي والدتي صديقي صديقتي زميلي زميلتي جاري جارتي جدي جدتي خالي خالتي عمي عمتي استاذي استاذتي مشرفي مشرفتي مديري مديرتي طفلي طفلتي حفيدي حفيدتي
  السيد السيدة سيد سيدة الانسة انسة الدكتور الدكتورة دكتور دكتورة د الاستاذ الاستاذة استاذ استاذة الشيخ المهندس المهندسة البروفيسور الموظف الموظفة موظفكم موظفتكم الطالب الطالبة امينة العامل العاملة الزميل الزميلة باسم اسمه اسمها اسمك المدعو`)
const greetings = set('اهلا مرحبا شكرا عفوا اهلين هلا يا سيد تحياتي')
const everyday = set(`اريد احتاج ابحث لا نعم من في على الى عن هل ما هو هي هذا هذه عندي عندك عندكم كتاب الكتاب بطاقة البطاقة رقم اسم المستخدم طالب طالبة هنا جزيلا لك بك بكم سهلا كثيرا وسهلا على والسلام هذا الكامل الاول الثاني
  الحجز التسجيل قال قالت طلب طلبت تريد يريد التي الذي مع و او ثم قد لم لن كان كانت تم لست موظف موظفة مشترك مساء صباح الخير النور الحساب المكتبة جديد جديدة ممكن`)
const compound = set('عبد ابو ام ابن بنت بن ال آل نور سيف')

const isArabic = ({ text }: Word): boolean => /^\p{Script=Arabic}/u.test(text) && /\p{L}{2}/u.test(text)
const isNamePart = (word: Word): boolean => nameKind(word.fold) === 'clear' || nameKind(word.fold) === 'family'

/** Names in Arabic, which has no capitals: behind "my name is", a relative, a title or a greeting. */
export function inArabic(page: Page, word: Word): Found | undefined {
  const first = word.after
  if (!first || !isArabic(word) || !isArabic(first) || !/^[:،]? $/.test(first.gap) || everyday.has(first.fold) || isKept(page, first, 'likely')) return undefined
  // "عند جدتي فاطمة": a relative or a title behind the cue is no name itself.
  if (before.has(first.fold) || self.has(first.fold)) return undefined
  const isSelf = self.has(word.fold)
  if (!isSelf && !before.has(word.fold) && !greetings.has(word.fold)) return undefined
  const last = nameEnd(first)
  const surely = before.has(word.fold) || word.fold === 'اسمي'
  return surely || isNamePart(first) || isLast(last) ? { first, last, self: isSelf } : undefined
}

function nameEnd(first: Word): Word {
  let last = first
  for (let next = first.after; next && last.at < first.at + 4 && next.gap === ' ' && isArabic(next) && !everyday.has(next.fold); next = next.after) {
    if (!isNamePart(next) && !/^ال.{3}/u.test(next.fold) && !compound.has(next.fold) && !compound.has(last.fold)) break
    last = next
  }
  return last
}
