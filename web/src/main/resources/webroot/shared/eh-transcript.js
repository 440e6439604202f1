// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { initials, markdown } from './markdown.js';
import { PageElement, icon, t, words } from './page.js';
import './eh-attachment.js';
import { notice, shown, sideOf, upTo } from './entries.js';

/** The bot's words once drawn stay the same nodes: what somebody marks in them stays marked. @type {WeakMap<object, HTMLElement>} */
const drawn = new WeakMap();

/**
 * A conversation as staff read it: who said what, the bot's part plainly the bot's with its confidence and sources, notes apart.
 * `events` are stored events in order; `unsent` are replies on their way; `talk` is the conversation's id, `customer` the customer's name, `read` how far the customer
 * has read, `teaches` whether the bot's answers may be corrected. Tells `retry` and `discard` (client message id), `teach` (event).
 */
export class EhTranscript extends PageElement {
  static properties = { events: { attribute: false }, unsent: { attribute: false }, typing: { attribute: false }, talk: {}, customer: {}, read: {},
    teaches: { type: Boolean } };

  constructor() {
    super();
    /** @type {any[]} */ this.events = [];
    /** @type {any[]} */ this.unsent = [];
    this.typing = '';
    this.talk = '';
    this.customer = '';
    this.read = '';
    this.teaches = false;
  }

  render() {
    const visible = this.events.filter(shown);
    const last = visible.findLast((event) => sideOf(event) === 'agent');
    return html`<div role="log" aria-label=${t('conversation')}><ol class="transcript">
      ${repeat(visible, (event) => event.id, (event, index) => this.entry(event, visible[index - 1], event === last))}
      ${repeat(this.unsent, (item) => item.clientMessageId, (item) => this.pending(item))}
      ${this.typing ? html`<li class="notice">${t('typing', { name: this.typing })}</li>` : nothing}
    </ol></div>`;
  }

  /** @param {any} event @param {any} before @param {boolean} latest whether it is the last of the agent's */
  entry(event, before, latest) {
    const side = sideOf(event);
    if (!side) return html`<li class="notice">${notice(event)}<time datetime=${event.at}>${words.time(event.at)}</time></li>`;
    const first = !before || sideOf(before) !== side || (side !== 'customer' && before.by?.name !== event.by?.name);
    return html`<li class="said ${side} ${first ? 'first' : ''}">
      <span class="avatar ${side} ${first ? '' : 'ghost'}" aria-hidden="true">${first ? this.mark(side, event) : ''}</span>
      <div class="stack">${first ? html`<p class="who"><b>${this.name(side, event)}</b> <time
        datetime=${event.at}>${words.time(event.at)}</time></p>` : html`<span class="sr">${this.name(side, event)}</span>`}
        ${event.attachment ? html`<eh-attachment .file=${event.attachment} .talk=${this.talk}></eh-attachment>`
          : html`<div class="bubble" dir="auto">${side === 'bot' ? rich(event) : event.text}</div>`}${this.why(event)}${this.mail(event)}
        ${latest && upTo(event.id, this.read) ? html`<p class="state">${icon('checks')}${t('state.read')}</p>` : nothing}</div></li>`;
  }

  /** @param {any} item */
  pending(item) {
    const act = (/** @type {string} */ name) =>
      html`<button class="linkish" type="button" @click=${() => this.tell(name, item.clientMessageId)}>${t(name)}</button>`;
    return html`<li class="said ${item.kind === 'reply' ? 'agent' : item.kind} pending"><span class="avatar ghost"></span><div class="stack"><div class="bubble"
      dir="auto">${item.text}</div>
      <p class="state ${item.state}">${this.fate(item)} ${item.state === 'failed'
        ? html`${act('retry')} ${act('discard')}` : nothing}</p></div></li>`;
  }

  /** What waits for something else than the connection says for what. @param {any} item */
  fate({ state, reason }) {
    if (state === 'waiting' && reason) return reason;
    return reason ? `${t(`state.${state}`)}: ${reason}` : t(`state.${state}`);
  }

  /** @param {string} side @param {any} event */
  mark(side, event) {
    if (side === 'bot') return icon('bot');
    if (side === 'note' || side === 'whisper') return icon('note');
    const name = side === 'customer' ? this.customer : event.by?.name;
    return name ? initials(name) : icon('person');
  }

  /** @param {string} side @param {any} event */
  name(side, event) {
    if (side === 'bot') return t('who.bot');
    if (side === 'note' || side === 'whisper') return t(`who.${side}`, { name: event.by?.name ?? '' });
    return (side === 'customer' ? this.customer : event.by?.name) || t(`who.${side}`);
  }

  /** What it rests on; how sure the bot was is told of what it answered, not of what it asked back. @param {any} event */
  why(event) {
    const { assessment, sources, options } = event;
    const asked = event.type === 'bot_clarified';
    const titles = (sources ?? options ?? []).map((/** @type {any} */ one) => one.title);
    const named = titles.join(' · ');
    const confidence = asked ? undefined : assessment?.confidence ?? assessment?.candidates?.[0]?.confidence;
    if (!named && confidence === undefined) return nothing;
    const label = t(!asked ? 'bot.from' : titles.length > 1 ? 'bot.asked' : 'bot.asked.one');
    return html`<p class="why">${named ? html`${label} ${named}` : nothing}${confidence === undefined ? nothing
      : html`${named ? ' · ' : ''}<span class="num">${t('bot.sure', { share: words.percent(confidence, 0) })}</span>`}${this.teaches
      ? html` · <button class="linkish" type="button" @click=${() => this.tell('teach', event)}>${t('teach')}</button>` : nothing}</p>`;
  }

  /** Where a left message is to be answered. @param {any} event */
  mail(event) {
    if (event.type !== 'message_left') return nothing;
    return html`<p class="why">${t('event.message_left')}${event.email ? html` · <a
      href="mailto:${encodeURIComponent(event.email).replace('%40', '@')}">${event.email}</a>` : nothing}</p>`;
  }
}

/** The bot's Markdown as an element, made once an event. @param {any} event */
function rich(event) {
  const known = drawn.get(event);
  if (known) return known;
  const made = document.createElement('div');
  made.append(markdown(event.text ?? ''));
  drawn.set(event, made);
  return made;
}

customElements.define('eh-transcript', EhTranscript);
