import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import type { HttpClient, HttpRequest } from '@core/http/http-client';

const FOLDER = join(import.meta.dirname, '../../../../shared/reference/openapi');

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: object;
}
interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A vendor's own description of its interface, which lies beside the project and not in it. */
export class VendorContract {
  readonly document: Contract;
  readonly #ajv: Ajv;

  private constructor(document: Contract) {
    this.document = document;
    // The vendors' format names are sentences; parameters come as text.
    this.#ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true, allErrors: true });
    this.#ajv.addSchema({ ...document, $id: 'vendor' });
  }

  /** null, with a plain message, where the document is missing. */
  static read(name: string): VendorContract | null {
    const path = join(FOLDER, name);
    if (existsSync(path)) return new VendorContract(JSON.parse(readFileSync(path, 'utf8')) as Contract);
    console.log(`skipped: the vendor's document ${name} is not beside the project`);
    return null;
  }

  /** What a request has that the contract does not know; empty where it fits. */
  problemsOf(request: Pick<HttpRequest, 'method' | 'address' | 'query'>): readonly string[] {
    const url = new URL(request.address, 'https://vendor.example');
    for (const [name, value] of request.query ?? []) url.searchParams.append(name, value);
    const operation = this.#operationOf(request.method, url.pathname);
    if (operation === null) return [`no operation ${request.method} ${url.pathname}`];
    const known = (operation.parameters ?? []).map((one) => ('$ref' in one ? this.#resolved(one.$ref) : one));
    return [...url.searchParams].flatMap(([name, value]) => {
      const parameter = known.find((one) => one.in === 'query' && one.name === name);
      if (parameter === undefined) return [`no parameter ${name}`];
      const isFine = this.#ajv.validate({ type: 'object', properties: { value: parameter.schema } }, { value });
      return isFine ? [] : [`${name}=${value}: ${this.#ajv.errorsText()}`];
    });
  }

  schema(name: string): ValidateFunction {
    return this.#ajv.compile({ type: 'array', items: { $ref: `vendor#/components/schemas/${name}` } });
  }

  #operationOf(method: string, path: string): Operation | null {
    for (const [template, operations] of Object.entries(this.document.paths)) {
      const pattern = new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
      if (pattern.test(path)) return operations[method.toLowerCase()] ?? null;
    }
    return null;
  }

  #resolved(reference: string): Parameter {
    return this.document.components.parameters?.[reference.split('/').at(-1) ?? ''] as Parameter;
  }
}

/** Keeps every request that goes through. */
export function recording(http: HttpClient): HttpClient & { readonly requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  return {
    requests,
    send(request, signal) {
      requests.push(request);
      return http.send(request, signal);
    },
  };
}

/** Without members that are null: vendors describe few of theirs as nullable, and send null in most. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}
