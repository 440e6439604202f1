// @ts-check
import { html } from 'lit';
import { Problem } from '../shared/api.js';
import { PATHS } from '../shared/icons.js';
import { PageElement, icon, t, trouble } from '../shared/page.js';
import '../shared/eh-file-pick.js';
import '../shared/eh-topbar.js';
import '../shared/eh-transcript.js';
import '../agent/agent-chats.js';
import '../agent/agent-composer.js';
import '../agent/agent-offers.js';
import '../agent/agent-presence.js';
import '../agent/agent-queue.js';
import '../agent/agent-whisper.js';
import '../agent/agent-wrapup.js';
import { EVENTS, MESSAGES, MINE, OFFERS, UNSENT, VIEWS, WAITING } from './samples.js';
import './styleguide-widget.js';

const COLOURS = ['bg', 'surface', 'sunken', 'line', 'edge', 'ink', 'ink-2', 'ink-3', 'accent', 'accent-hover', 'on-accent', 'accent-ink',
  'accent-soft', 'accent-line', 'ok', 'ok-soft', 'warn', 'warn-soft', 'bad', 'bad-soft'];
const SIZES = ['t-xs', 't-s', 't-m', 't-l', 't-xl', 't-2xl', 't-3xl'];
const SPACES = ['s-0', 's-1', 's-2', 's-3', 's-4', 's-5', 's-6', 's-7', 's-8'];
const SHAPES = ['border-radius:r-s', 'border-radius:r-m', 'border-radius:r-l', 'border-radius:r-full', 'box-shadow:lift-1', 'box-shadow:lift-2',
  'box-shadow:lift-3'];
const BUTTONS = ['btn', 'btn primary', 'btn quiet', 'btn danger', 'btn small', 'btn primary small'];
const TAKEN = new Problem({ status: 409, type: '/problems/taken', holderName: 'Ben' });

/** Every element in every state, for whoever works on the pages; names are those of the code. */
export class StyleguidePage extends PageElement {
  /** Set by script: the policy lets no style stand in the markup. */
  firstUpdated() {
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('[data-set]'))) {
      const [property, token] = (node.dataset.set ?? '').split(':');
      node.style.setProperty(property, `var(--${token})`);
    }
  }

  render() {
    return html`<eh-topbar current="agent" line="waiting" synthetic></eh-topbar><main id="main" class="guide"><h1>Evenhand</h1>
      ${this.block('tokens.css', this.tokens())}${this.block('base.css', this.controls())}${this.block('.problem .told .empty .bone', this.told())}
      ${this.block('eh-transcript', html`<eh-transcript .events=${EVENTS} .unsent=${UNSENT} .typing=${'Kim'} .customer=${'Kim Larsen'}
        .read=${'7-0'}></eh-transcript>`)}
      ${this.block('agent-*', this.console())}
      ${this.block('evenhand-*', html`<div class="row">${Object.keys(VIEWS).map((name) => html`<div class="state-of"><code>${name}</code>
        <styleguide-widget state=${name}></styleguide-widget></div>`)}</div>`)}</main>`;
  }

  /** @param {string} name @param {unknown} content */
  block(name, content) {
    return html`<section><h2><code>${name}</code></h2>${content}</section>`;
  }

  tokens() {
    return html`<div class="swatches">${COLOURS.map((name) => html`<div class="swatch"><i data-set="background:${name}"></i><code>--${name}</code></div>`)}</div>
      ${SIZES.map((name) => html`<p data-set="font-size:${name}">${t('landing.title')} <code>--${name}</code></p>`)}
      ${SPACES.map((name) => html`<div class="row"><div class="measure" data-set="inline-size:${name}"></div><code>--${name}</code></div>`)}
      <div class="row">${SHAPES.map((set) => html`<div class="state-of"><div class="square" data-set=${set}></div><code>--${set.split(':')[1]}</code></div>`)}</div>
      <div class="row">${Object.keys(PATHS).map((name) => html`<span class="state-of">${icon(name)}<code>${name}</code></span>`)}</div>`;
  }

  controls() {
    return html`${BUTTONS.map((name) => html`<div class="row"><button type="button" class=${name}>${icon('check')}${t('resolve')}</button><button
        type="button" class=${name} disabled>${t('resolve')}</button><code>.${name.replaceAll(' ', '.')}</code></div>`)}
      <div class="row"><button type="button" class="btn only" aria-label=${t('close')}>${icon('close')}</button><button type="button"
        class="linkish">${t('retry')}</button></div>
      <div class="row"><label class="field"><span>${t('signin.name')}</span><input class="input" value="Ana"></label>
        <label class="field"><span>${t('signin.name')}</span><input class="input" aria-invalid="true" value="?"></label>
        <label class="field"><span>${t('signin.name')}</span><input class="input" disabled value="Ana"></label>
        <label class="field"><span>${t('composer.note')}</span><textarea class="input" rows="2" placeholder=${t('composer.note.hint')}></textarea></label>
        <label class="field"><span>${t('language')}</span><select class="input"><option>English</option><option>中文</option></select></label>
        <eh-file-pick label=${t('import.file')}></eh-file-pick></div>
      <fieldset class="choices"><label><input type="radio" name="r" checked><span>${t('disposition.resolved')}</span></label><label><input
        type="radio" name="r"><span>${t('disposition.other')}</span></label></fieldset>
      <div class="row"><div class="segments" role="group" aria-label=${t('theme')}><button type="button" aria-pressed="true">${t('theme.auto')}</button><button
        type="button" aria-pressed="false">${t('theme.light')}</button></div>${['', 'accent', 'ok', 'warn', 'bad'].map((name) =>
        html`<span class="tag ${name}">${t('priority')}</span>`)}${['available', 'busy', 'away', 'offline'].map((name) =>
        html`<span class="tag"><span class="dot ${name}"></span>${t(`presence.${name}`)}</span>`)}<span class="count">3</span>${['', 'bot',
        'agent'].map((name) => html`<span class="avatar ${name}">${name === 'bot' ? icon('bot') : 'KL'}</span>`)}<kbd>n</kbd></div>`;
  }

  told() {
    return html`${trouble(new Problem({ status: 0 }))}${trouble(TAKEN)}<p class="told">${t('open.wait')}</p><p class="quietly">${t('presence.hint')}</p>
      <div class="empty">${icon('chat')}<strong>${t('open.quiet')}</strong><p>${t('open.wait')}</p></div><div class="bones"><div class="bone"></div></div>`;
  }

  console() {
    return html`<div class="row">
      <div class="narrow"><agent-presence .presence=${{ status: 'available', capacity: 4 }} .load=${2} .alerts=${true}></agent-presence>
        <agent-presence .presence=${{ status: 'away', capacity: 4, why: 'offers_passed' }}></agent-presence><agent-offers .offers=${OFFERS}></agent-offers>
        <agent-wrapup .wrapUp=${{ conversation: 'c', customerName: 'Kim', since: new Date(Date.now() - 12_000).toISOString(),
          until: new Date(Date.now() + 18_000).toISOString(), disposition: 'resolved' }} .dispositions=${['resolved', 'other']}></agent-wrapup></div>
      <div class="narrow"><agent-chats .chats=${MINE} .held=${[{ conversation: 'h', agent: 'ben', agentName: 'Ben', topic: 'delivery' }]}
        .selected=${'c1'} .talks=${{ c2: { events: EVENTS } }} .drafts=${{ c1: { text: t('shop.lamp'), mode: 'reply' } }}></agent-chats></div>
      <div class="narrow"><agent-queue .waiting=${WAITING} .messages=${MESSAGES} .lines=${[{ team: 'general', waiting: 640 }]} .loaded=${true}></agent-queue></div>
      <div class="narrow"><agent-queue .loaded=${true}></agent-queue><agent-queue></agent-queue></div></div>
      <agent-composer></agent-composer><agent-whisper></agent-whisper>`;
  }
}

customElements.define('styleguide-page', StyleguidePage);
