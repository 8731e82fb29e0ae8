/**
 * tsyringe behind a small typed scope (plugins.md, section 11): tokens and synchronous factories only, no decorators.
 * Closes the holes of the raw container: silent replacement, instances never released, cycles that overflow the stack,
 * parents that capture a child's service. The only folder that imports tsyringe.
 */
import 'reflect-metadata';
import { container, type DependencyContainer, instanceCachingFactory } from 'tsyringe';
import { ScopeError } from './scope-error.ts';
import type { Token } from './token.ts';

/** Undoes a service; awaited, last made first. */
export type Release<T> = (made: T) => void | Promise<void>;
/** Gives a service of the scope that owns the factory, or of its parents. */
export type Get = <T>(token: Token<T>) => T;

/** A set of services with one life. Children see their parent's services, never the other way round. */
export class Scope {
  readonly name: string;
  readonly #container: DependencyContainer;
  readonly #parent: Scope | undefined;
  readonly #ids = new Set<string>();
  readonly #children = new Set<Scope>();
  readonly #releases: (() => void | Promise<void>)[] = [];
  readonly #making: string[];
  #isClosed = false;

  private constructor(name: string, raw: DependencyContainer, parent?: Scope) {
    this.name = name;
    this.#container = raw;
    this.#parent = parent;
    // one path through all scopes of a tree, so that a cycle across them is seen
    this.#making = parent ? parent.#making : [];
  }

  /** A scope without a parent, apart from tsyringe's global container. */
  static root(name = 'root'): Scope {
    return new Scope(name, container.createChildContainer());
  }

  /** A scope that sees this one; disposed with it at the latest. May shadow its services. */
  child(name: string): Scope {
    this.#assertOpen(`child "${name}"`);
    const child = new Scope(name, this.#container.createChildContainer(), this);
    this.#children.add(child);
    return child;
  }

  /** Binds what was made outside (opened asynchronously, say). Without `release` nothing happens to it on dispose. */
  value<T>(token: Token<T>, value: T, release?: Release<T>): this {
    this.#claim(token);
    // wrapped: tsyringe takes a bound undefined for "not registered"
    this.#container.register(token.id, { useValue: { made: value } });
    if (release) this.#releases.push(() => release(value));
    return this;
  }

  /** Binds a service made on first use, once per scope. A factory that throws is tried again on the next use. */
  factory<T>(token: Token<T>, make: (get: Get) => T, release?: Release<T>): this {
    this.#claim(token);
    const once = instanceCachingFactory(() => this.#make(token, make, release));
    this.#container.register(token.id, { useFactory: once });
    return this;
  }

  /** The service of this scope or of the nearest parent that has it. */
  get<T>(token: Token<T>): T {
    this.#assertOpen(`"${token.id}"`);
    const owner = this.#ownerOf(token);
    if (!owner) throw new ScopeError('SCOPE_MISSING', `nothing is bound to "${token.id}" in scope "${this.#path()}"`);
    return owner.#container.resolve<{ made: T }>(token.id).made;
  }

  /** Whether `get` would find something. */
  has(token: Token<unknown>): boolean {
    return this.#ownerOf(token) !== undefined;
  }

  /** Children first, then own services last-in first-out. All are released even when some fail; the failures come together. */
  async dispose(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#parent) this.#parent.#children.delete(this);
    const failures: unknown[] = [];
    const attempt = async (release: () => void | Promise<void>) => {
      try {
        await release();
      } catch (failure) {
        failures.push(failure);
      }
    };
    for (const child of [...this.#children].reverse()) await attempt(() => child.dispose());
    for (const release of this.#releases.reverse()) await attempt(release);
    this.#releases.length = 0;
    if (failures.length > 0) throw new AggregateError(failures, `scope "${this.#path()}" was disposed with ${failures.length} failures`);
  }

  #make<T>(token: Token<T>, make: (get: Get) => T, release?: Release<T>): { made: T } {
    const step = `${this.name}:${token.id}`;
    const start = this.#making.indexOf(step);
    if (start >= 0) {
      const path = [...this.#making.slice(start), step].map((s) => s.slice(s.indexOf(':') + 1)).join(' -> ');
      throw new ScopeError('SCOPE_CYCLE', `${path} in scope "${this.#path()}"`);
    }
    this.#making.push(step);
    try {
      const made = make((wanted) => this.get(wanted));
      if (release) this.#releases.push(() => release(made));
      return { made };
    } finally {
      this.#making.pop();
    }
  }

  #claim(token: Token<unknown>): void {
    this.#assertOpen(`"${token.id}"`);
    if (this.#ids.has(token.id)) throw new ScopeError('SCOPE_DUPLICATE', `"${token.id}" is already bound in scope "${this.#path()}"`);
    this.#ids.add(token.id);
  }

  #ownerOf(token: Token<unknown>): Scope | undefined {
    if (this.#ids.has(token.id)) return this;
    return this.#parent ? this.#parent.#ownerOf(token) : undefined;
  }

  #assertOpen(what: string): void {
    if (this.#isClosed) throw new ScopeError('SCOPE_CLOSED', `scope "${this.#path()}" was disposed; ${what} came after that`);
  }

  #path(): string {
    return this.#parent ? `${this.#parent.#path()}/${this.name}` : this.name;
  }
}
