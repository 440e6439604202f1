// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement, t, trouble, words } from '../shared/page.js';

const KEYS = [['Ctrl K', 'keys.palette'], ['n', 'keys.next'], ['a', 'keys.accept'], ['j', 'keys.down'], ['k', 'keys.up'], ['1–9', 'keys.nth'], ['r', 'keys.reply'], ['o', 'keys.note'],
  ['/', 'keys.canned'], ['t', 'keys.transfer'], ['b', 'keys.return'], ['e', 'keys.resolve'], ['?', 'keys.help']];
/** What is asked without a note, with a word on what it does. */
const HINTED = ['resolve', 'teach', 'keep', 'drop'];

/**
 * The questions asked before a step: transfer, return, resolve, take over, teach (`about` the bot's answer), keep a reply
 * (`about` the text) or drop one (`about` it); and the list of shortcuts.
 * Tells `step` ({kind, body}) and `keys` (whether single keys work).
 */
export class AgentDialog extends PageElement {
  static properties = { kind: {}, settings: { attribute: false }, agents: { attribute: false }, me: {}, problem: { attribute: false },
    keysOn: { type: Boolean }, about: { attribute: false } };

  constructor() {
    super();
    this.kind = '';
    /** @type {any} */ this.settings = { teams: [], dispositions: [] };
    /** @type {any[]} */ this.agents = [];
    this.me = '';
    /** @type {any} */ this.problem = null;
    this.keysOn = true;
    /** @type {any} */ this.about = null;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (this.kind && dialog && !dialog.open) dialog.showModal();
    if (!this.kind && dialog?.open) dialog.close();
  }

  render() {
    return html`<dialog aria-labelledby="dialog-title" @close=${() => this.kind && this.tell('shut')}>${this.kind === 'help' ? this.help()
      : this.kind ? this.question() : nothing}</dialog>`;
  }

  question() {
    return html`<form method="dialog" @submit=${this.submit}>
      <h2 id="dialog-title">${t(`${this.kind}.title`)}</h2>
      ${this.kind === 'transfer' ? this.whither() : nothing}${this.kind === 'resolve' ? this.dispositions() : nothing}${this.kind === 'teach' ? this.candidates() : nothing}
      ${this.kind === 'keep' ? this.reply() : nothing}
      ${HINTED.includes(this.kind) ? html`<p class="soft small">${t(`${this.kind}.hint`, this.kind === 'drop' ? this.about : {})}</p>`
        : html`<label class="field"><span>${t(`${this.kind}.note`)}</span><textarea class="input" name="note" rows="3"
        maxlength="2000"></textarea></label>`}
      ${trouble(this.problem)}
      <div class="actions"><button class="btn quiet" type="button" @click=${() => this.tell('shut')}>${t('cancel')}</button><button
        class="btn primary" type="submit">${t(`${this.kind}.do`)}</button></div>
    </form>`;
  }

  whither() {
    const people = this.agents.filter((agent) => agent.agent !== this.me && String(agent.status).toLowerCase() !== 'offline');
    return html`<label class="field"><span>${t('transfer.to')}</span><select class="input" name="to" autofocus>
      <optgroup label=${t('transfer.teams')}>${repeat(this.settings.teams, (/** @type {any} */ team) => team.id, (/** @type {any} */ team) =>
        html`<option value="team:${team.id}">${team.name}</option>`)}</optgroup>
      ${people.length ? html`<optgroup
        label=${t('transfer.people')}>${repeat(people, (agent) => agent.agent, (agent) =>
        html`<option value="agent:${agent.agent}">${agent.name} · ${t('transfer.load',
        { load: agent.load, capacity: agent.capacity })}</option>`)}</optgroup>` : nothing}
    </select></label>`;
  }

  dispositions() {
    const names = this.settings.dispositionRequired === false ? [...this.settings.dispositions, ''] : this.settings.dispositions;
    return html`<fieldset class="choices"><legend
      class="sr">${t('resolve.disposition')}</legend>${names.map((/** @type {string} */ name, /** @type {number} */ index) =>
      html`<label><input type="radio" name="disposition" value=${name} ?checked=${index === 0}
      ?autofocus=${index === 0}><span>${name ? words.term('disposition', name) : t('resolve.without')}</span></label>`)}</fieldset>`;
  }

  /** The articles the bot weighed for the answer that is to be corrected. */
  candidates() {
    const weighed = [...(this.about?.assessment?.candidates ?? []), { articleId: 'none', title: t('teach.none') }];
    return html`<fieldset class="choices"><legend class="sr">${t('teach.title')}</legend>${weighed.map((one, index) =>
      html`<label><input type="radio" name="article" value=${one.articleId} ?checked=${index === 0}
      ?autofocus=${index === 0}><span>${one.title}</span></label>`)}</fieldset>`;
  }

  /** A canned reply of my own, begun with what stands in the composer. */
  reply() {
    return html`<label class="field"><span>${t('keep.shortcut')}</span><input class="input" name="shortcut" required maxlength="40"
      pattern="[^\\s\\/]+" autofocus></label>
      <label class="field"><span>${t('keep.text')}</span><textarea class="input" name="text" rows="4" required maxlength="4000"
      .value=${this.about ?? ''}></textarea></label>`;
  }

  help() {
    return html`<div class="body"><h2 id="dialog-title">${t('keys.title')}</h2>
      <dl class="keys">${KEYS.map(([key, label]) => html`<div><dt>${t(label)}</dt><dd><kbd>${key}</kbd></dd></div>`)}</dl>
      <label class="check"><input type="checkbox" .checked=${this.keysOn}
        @change=${(/** @type {any} */ event) => this.tell('keys', event.target.checked)}> ${t('keys.on')}</label>
      <div class="actions"><button class="btn" type="button" autofocus @click=${() => this.tell('shut')}>${t('close')}</button></div>
        </div>`;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const note = String(given.get('note') ?? '').trim() || undefined;
    const [type, id] = String(given.get('to') ?? '').split(/:(.*)/s);
    const bodies = /** @type {Record<string, any>} */ ({ transfer: { [type || 'team']: id, note }, return: { note },
      keep: { shortcut: given.get('shortcut'), text: given.get('text') }, resolve: { disposition: given.get('disposition') }, 'take-over': { note }, teach: { articleId: given.get('article') } });
    this.tell('step', { kind: this.kind, body: bodies[this.kind] });
  }
}

customElements.define('agent-dialog', AgentDialog);
