// @ts-check
import { Words, kept, preferredLocale } from '../shared/i18n.js';

/** Renders the contract as a reference: one card an operation, schemas laid out where they are used. The contract itself is in English. */

const words = await Words.load(preferredLocale(), '/assets/shared/messages');
const { t } = words;
const theme = kept('evenhand:theme');
if (theme) document.documentElement.dataset.theme = theme;
document.documentElement.lang = words.locale;
document.title = `${t('docs.title')} · Evenhand`;

/** @typedef {Record<string, any>} Node */

/** @param {string} tag @param {Record<string, string>} attributes @param {(string | HTMLElement)[]} children */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Text in which what stands between backticks is code. @param {string} text */
function prose(text) {
  return text.split('`').map((part, index) => (index % 2 ? element('code', {}, part) : part));
}

/** Brings what the address names into view, laid open. */
function unfold() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (!named) return;
  const fold = named.querySelector('details');
  if (fold) fold.open = true;
  named.scrollIntoView();
}

class Reference {
  /** @param {Node} contract */
  constructor(contract) {
    this.contract = contract;
  }

  /** The node itself, or what its $ref names. @param {Node} node @returns {Node} */
  resolve(node) {
    if (!node?.$ref) return node ?? {};
    return this.resolve(node.$ref.slice(2).split('/').reduce((/** @type {Node} */ at, /** @type {string} */ key) => at[key], this.contract));
  }

  /** @returns {{method: string, path: string, operation: Node}[]} */
  operations() {
    return Object.entries(this.contract.paths).flatMap(([path, methods]) =>
      Object.entries(/** @type {Node} */ (methods)).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));
  }

  /** One line for a schema, such as "string, 1 to 64". @param {Node} node */
  words(node) {
    const schema = this.resolve(node);
    const parts = [schema.enum ? schema.enum.join(' | ') : [schema.type ?? t(schema.oneOf ? 'docs.oneOf' : 'docs.any')].flat().join(t('docs.or'))];
    if (schema.items) parts.push(t('docs.of', { what: this.words(schema.items) }));
    const low = schema.minLength ?? schema.minimum;
    const high = schema.maxLength ?? schema.maximum;
    if (low !== undefined || high !== undefined) parts.push(t('docs.range', { low: low ?? '', high: high ?? '' }));
    return parts.join(', ');
  }

  /** Fields of an object schema, nested ones with their path. @param {Node} node @returns {string[][]} */
  fields(node, prefix = '') {
    const schema = this.resolve(node);
    return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      const field = this.resolve(property);
      const need = schema.required?.includes(name) ? t('docs.required') : '';
      const row = [prefix + name, this.words(property), need, field.description ?? ''];
      return [row, ...this.fields(property, `${prefix}${name}.`)];
    });
  }

  /** @param {string} caption @param {string[][]} rows @param {string} [heading] @returns {HTMLElement[]} */
  table(caption, rows, heading = 'h4') {
    if (!rows.length) return [];
    const body = rows.map((row) => element('tr', {}, ...row.map((cell, index) => element('td', {}, ...(index === 3 ? prose(cell) : [cell])))));
    return [element(heading, {}, caption), element('table', {}, element('tbody', {}, ...body))];
  }

  /** @param {Node} operation @returns {HTMLElement[]} */
  requestOf(operation) {
    const parameters = (operation.parameters ?? []).map((/** @type {Node} */ one) => this.resolve(one));
    const rows = parameters.map((/** @type {Node} */ one) => [one.name, `${one.in}, ${this.words(one.schema)}`, one.required ? t('docs.required') : '', one.description ?? '']);
    const content = Object.entries(this.resolve(operation.requestBody).content ?? {});
    return [
      ...this.table(t('docs.parameters'), rows),
      ...content.flatMap(([type, media]) => this.table(t('docs.body', { type }), this.fields(/** @type {Node} */ (media).schema))),
    ];
  }

  /** @param {Node} operation @returns {HTMLElement[]} */
  answersOf(operation) {
    return Object.entries(operation.responses).flatMap(([status, node]) => {
      const response = this.resolve(/** @type {Node} */ (node));
      const content = Object.entries(response.content ?? {});
      if (status === 'default') return [];
      const caption = `${status}: ${response.description}`;
      const tables = content.flatMap(([type, media]) => this.table(`${caption} ${type}`, this.fields(/** @type {Node} */ (media).schema)));
      return tables.length ? tables : [element('h4', {}, caption)];
    });
  }

  /** @param {{method: string, path: string, operation: Node}} entry */
  card({ method, path, operation }) {
    const access = t('docs.access', { who: words.list(operation['x-access']) });
    return element('article', { id: operation.operationId, lang: 'en' },
      element('details', {},
        element('summary', {}, element('h3', {}, element('span', { class: 'method' }, method), path),
          element('span', { class: 'what' }, ...prose(operation.summary))),
        ...(operation.description ? [element('p', {}, ...prose(operation.description))] : []),
        element('p', { class: 'access' }, access),
        ...this.requestOf(operation),
        ...this.answersOf(operation)));
  }

  render() {
    const contents = /** @type {HTMLElement} */ (document.getElementById('contents'));
    const main = /** @type {HTMLElement} */ (document.getElementById('reference'));
    const { title, description } = this.contract.info;
    contents.setAttribute('aria-label', t('docs.operations'));
    main.replaceChildren(element('h1', {}, `${title} · ${t('docs.title')}`), element('p', { lang: 'en' }, ...prose(description)),
      element('p', {}, element('a', { href: '/openapi.yaml' }, 'openapi.yaml'), ' · ', element('a', { href: '/openapi.json' }, 'openapi.json')));
    for (const tag of this.contract.tags) {
      const entries = this.operations().filter(({ operation }) => operation.tags[0] === tag.name);
      contents.append(element('h2', {}, tag.name), ...entries.map(({ method, path, operation }) =>
        element('a', { href: `#${operation.operationId}` }, `${method} ${path.replace('/api/v1', '')}`)));
      main.append(element('h2', { id: `tag-${tag.name}` }, tag.name), element('p', {}, ...prose(tag.description)), ...entries.map((entry) => this.card(entry)));
    }
    main.append(element('h2', { id: 'problems' }, t('docs.problems')), ...this.table('application/problem+json', this.fields({ $ref: '#/components/schemas/Problem' }), 'h3'));
  }
}

try {
  const response = await fetch('/openapi.json');
  new Reference(await response.json()).render();
  unfold();
} catch {
  const sorry = element('p', { role: 'alert' }, t('docs.away'));
  document.getElementById('reference')?.replaceChildren(sorry);
}
addEventListener('hashchange', unfold);
