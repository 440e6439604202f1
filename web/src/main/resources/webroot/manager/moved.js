// @ts-check
import { html, nothing } from 'lit';
import { t, words } from '../shared/page.js';

/** Less than this reads as no change at all. */
const SHOWN = 0.0005;
const COLUMNS = ['rate', 'mix'];
/** @type {[string, (code: string) => string][]} */
const PARTS = [['topic', (code) => words.term('topic', code)], ['path', (code) => t(code)],
  ['team', (code) => (code === 'nobody' ? t('alerts.nobody.took.part') : code)]];

/**
 * What moved a figure, by topic, path and team: each adds up to the whole change. A column without any change is told in words instead.
 * @param {any[] | undefined} contributions @param {(topic: string, shown: string) => any} [topic] shows a topic
 */
export function movedBy(contributions, topic = (code, shown) => shown) {
  if (!contributions?.length) return nothing;
  const points = (/** @type {number} */ value) => t('points', { value: words.points(value) });
  return html`<details class="behind"><summary class="small">${t('alerts.moved')}</summary><p class="small">${t('alerts.moved.hint')}</p>${PARTS.map(([part, shown]) => {
    const rows = contributions.filter((one) => one[part]);
    const [full, empty] = [true, false].map((told) => COLUMNS.filter((column) => rows.some((one) => Math.abs(one[column]) >= SHOWN) === told));
    return rows.length ? html`<table><thead><tr><th scope="col">${t(`alerts.by.${part}`)}</th>${full.map((column) =>
      html`<th scope="col" class="end">${t(`alerts.${column}`)}</th>`)}</tr></thead><tbody>${rows.map((one) =>
      html`<tr><th scope="row">${part === 'topic' ? topic(one.topic, shown(one.topic)) : shown(one[part])}</th>${full.map((column) =>
      html`<td class="end num">${points(one[column])}</td>`)}</tr>`)}</tbody></table>${empty.map((column) =>
      html`<p class="small">${t(`alerts.${column}.none`)}</p>`)}` : nothing;
  })}</details>`;
}
