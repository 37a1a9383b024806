/** What the launcher says: to ask, to ask while the desk is closed, to close, and how many messages are new. All else is said inside the frame. */
type Says = readonly [ask: string, leave: string, close: string, unread: string]

const en: Says = ['Ask a librarian', 'Leave a question', 'Close chat', 'New messages']
const says: Record<string, Says> = {
  en,
  es: ['Pregunte a la biblioteca', 'Deje su pregunta', 'Cerrar el chat', 'Mensajes nuevos'],
  fr: ['Demandez aux bibliothécaires', 'Laissez votre question', 'Fermer le chat', 'Nouveaux messages'],
  de: ['Fragen Sie die Bibliothek', 'Frage hinterlassen', 'Chat schließen', 'Neue Nachrichten'],
  ar: ['اسأل المكتبة', 'اترك سؤالك', 'إغلاق المحادثة', 'رسائل جديدة'],
}

/** The words for a locale such as es-MX, by its language (English where there are none), with that language and its direction. */
export function speak(locale: string) {
  const asked = locale.toLowerCase().split('-')[0] ?? ''
  const lang = says[asked] ? asked : 'en'
  const [ask, leave, close, unread] = says[lang] ?? en
  return { lang, dir: lang === 'ar' ? 'rtl' : 'ltr', ask, leave, close, unread }
}
