// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { initials, markdown } from './markdown.js';
import { PageElement, icon, t, words } from './page.js';

/** @type {WeakMap<object, DocumentFragment>} */
const drawn = new WeakMap();
const SAID = new Set(['customer_said', 'bot_said', 'bot_answered', 'bot_clarified', 'agent_said', 'noted']);
const SILENT = new Set(['opened', 'assessed', 'queued', 'survey_offered', 'wrapped_up']);

/**
 * A conversation as staff read it: who said what, the bot's part plainly the bot's with its confidence and sources, notes apart.
 * `events` are stored events in order; `unsent` are replies on their way. Tells `retry` and `discard` with the client message id.
 */
export class EhTranscript extends PageElement {
  static properties = { events: { attribute: false }, unsent: { attribute: false }, typing: { attribute: false } };

  constructor() {
    super();
    /** @type {any[]} */ this.events = [];
    /** @type {any[]} */ this.unsent = [];
    this.typing = '';
  }

  render() {
    const shown = this.events.filter((event) => !SILENT.has(event.type));
    return html`<div role="log" aria-label=${t('conversation')}><ol class="transcript">
      ${repeat(shown, (event) => event.id, (event, index) => this.entry(event, shown[index - 1]))}
      ${repeat(this.unsent, (item) => item.clientMessageId, (item) => this.pending(item))}
      ${this.typing ? html`<li class="notice">${t('typing', { name: this.typing })}</li>` : nothing}
    </ol></div>`;
  }

  /** @param {any} event @param {any} before */
  entry(event, before) {
    if (!SAID.has(event.type)) return html`<li class="notice">${this.notice(event)}<time
      datetime=${event.at}>${words.time(event.at)}</time></li>`;
    const side = event.type === 'noted' ? 'note' : event.type.split('_')[0];
    const first = !before || !SAID.has(before.type) || sideOf(before) !== side || before.by?.name !== event.by?.name;
    return html`<li class="said ${side} ${first ? 'first' : ''}">
      <span class="avatar ${side} ${first ? '' : 'ghost'}" aria-hidden="true">${first ? this.mark(side, event) : ''}</span>
      <div class="stack">${first ? html`<p class="who"><b>${this.name(side, event)}</b> <time
        datetime=${event.at}>${words.time(event.at)}</time></p>` : html`<span class="sr">${this.name(side, event)}</span>`}
        <div class="bubble" dir="auto">${side === 'bot' ? rich(event) : event.text}</div>${this.why(event)}</div></li>`;
  }

  /** @param {any} item */
  pending(item) {
    const act = (/** @type {string} */ name) =>
      html`<button class="linkish" type="button" @click=${() => this.tell(name, item.clientMessageId)}>${t(name)}</button>`;
    return html`<li class="said agent pending"><span class="avatar ghost"></span><div class="stack"><div class="bubble"
      dir="auto">${item.text}</div>
      <p class="state ${item.state}">${t(`state.${item.state}`)}${item.reason ? `: ${item.reason}` : ''} ${item.state === 'failed'
        ? html`${act('retry')} ${act('discard')}` : nothing}</p></div></li>`;
  }

  /** @param {string} side @param {any} event */
  mark(side, event) {
    if (side === 'bot') return icon('bot');
    if (side === 'note') return icon('note');
    return event.by?.name ? initials(event.by.name) : icon('person');
  }

  /** @param {string} side @param {any} event */
  name(side, event) {
    if (side === 'bot') return t('who.bot');
    if (side === 'note') return t('who.note', { name: event.by?.name ?? '' });
    return event.by?.name || t(`who.${side}`);
  }

  /** @param {any} event */
  why(event) {
    const { assessment, sources, options } = event;
    const named = (sources ?? options ?? []).map((/** @type {any} */ one) => one.title).join(' · ');
    const confidence = assessment?.confidence ?? assessment?.candidates?.[0]?.confidence;
    if (!named && confidence === undefined) return nothing;
    const label = event.type === 'bot_clarified' ? t('bot.asked') : t('bot.from');
    return html`<p class="why">${named ? html`${label} ${named}` : nothing}${confidence === undefined ? nothing
      : html`${named ? ' · ' : ''}<span class="num">${t('bot.sure', { share: words.percent(confidence, 0) })}</span>`}</p>`;
  }

  /** @param {any} event */
  notice(event) {
    const name = event.by?.name ?? '';
    const known = /** @type {Record<string, () => string>} */ ({
      handoff_requested: () => t('event.handoff', { reason: words.term('reason', event.reason) }),
      agent_joined: () => t('event.joined', { name }),
      transferred: () => t('event.transferred', { name, to: event.toAgentName ?? event.toAgent ?? event.toTeam ?? '' }) + (event.note
        ? ` “${event.note}”` : ''),
      feedback_given: () => t(event.solved ? 'event.solved' : 'event.unsolved'),
      resolved: () => t('event.resolved', { name, disposition: words.term('disposition', event.disposition) }),
      closed: () => t(`event.closed.${event.closedBy ?? 'system'}`),
      rated: () => [event.csat && t('event.csat', { csat: event.csat }), event.resolved && t(`event.rated.${event.resolved}`),
        Number.isInteger(event.nps) && `NPS ${event.nps}`, event.comment && `“${event.comment}”`].filter(Boolean).join(' · '),
    });
    return known[event.type]?.() ?? words.term('event', event.type);
  }
}

/** @param {any} event */
function sideOf(event) {
  return event.type === 'noted' ? 'note' : event.type.split('_')[0];
}

/** The bot's Markdown as nodes, made once an event. @param {any} event */
function rich(event) {
  const made = drawn.get(event) ?? markdown(event.text ?? '');
  const copy = /** @type {DocumentFragment} */ (made.cloneNode(true));
  drawn.set(event, made);
  return copy;
}

customElements.define('eh-transcript', EhTranscript);
