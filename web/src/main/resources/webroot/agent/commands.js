// @ts-check
import { LOCALES } from '../shared/i18n.js';
import { speak, t, theme } from '../shared/page.js';

const STATUSES = ['available', 'busy', 'away', 'offline'];
const NATIVE = /** @type {Record<string, string>} */ ({ en: 'English', zh: '中文' });

/**
 * What can be done now, for the palette.
 * @param {import('./agent-page.js').AgentPage} page @returns {import('./agent-palette.js').Command[]}
 */
export function commands(page) {
  const { desk } = page;
  const { state } = desk;
  const goTo = (/** @type {any} */ chat) => ({ name: t('palette.open', { name: chat.customerName || t('anonymous') }), act: () =>
    desk.select(chat.conversation) });
  return [
    ...(page.mine ? own(page) : []),
    ...(page.takes && state.waiting.length ? [{ name: t('queue.next'), keys: 'n', act: () => page.next() }] : []),
    ...state.mine.map(goTo),
    ...(page.takes ? STATUSES.filter((status) => status !== state.presence.status).map((status) =>
      ({ name: t('palette.status', { status: t(`presence.${status}`) }), act: () => desk.present({ status }) })) : []),
    ...state.waiting.slice(0, 50).map(goTo),
    ...state.held.map(goTo),
    { name: t(page.alertsOn ? 'palette.quiet' : 'palette.ring'), act: () => page.ring(!page.alertsOn) },
    ...['auto', 'light', 'dark'].map((value) => ({ name: `${t('theme')}: ${t(`theme.${value}`)}`, act: () => (theme.value = value) })),
    ...LOCALES.map((code) => ({ name: `${t('language')}: ${NATIVE[code]}`, act: () => speak(code) })),
    { name: t('keys.title'), keys: '?', act: () => page.ask('help') },
  ];
}

/** What may be done with the chat I hold and look at. @param {import('./agent-page.js').AgentPage} page */
function own(page) {
  const canned = (page.desk.state.canned[page.desk.state.selected] ?? []).map((/** @type {any} */ one) =>
    ({ name: `/${one.shortcut} ${one.text.slice(0, 60)}`, act: () => page.insert(one.text) }));
  const mine = (page.desk.state.canned[page.desk.state.selected] ?? []).filter((/** @type {any} */ one) => one.personal);
  return [
    { name: t('keys.reply'), keys: 'r', act: () => page.write('reply') },
    { name: t('keys.note'), keys: 'o', act: () => page.write('note') },
    { name: t('resolve'), keys: 'e', act: () => page.ask('resolve') },
    { name: t('transfer'), keys: 't', act: () => page.ask('transfer') },
    { name: t('return'), keys: 'b', act: () => page.ask('return') },
    { name: t('keep.title'), act: () => page.ask('keep', page.desk.drafts[page.desk.state.selected]?.text ?? '') },
    ...mine.map((/** @type {any} */ one) => ({ name: t('keep.drop', { shortcut: one.shortcut }), act: () => page.ask('drop', one) })),
    ...canned,
  ];
}
