/** A field that suggests while one types (the combobox pattern of the ARIA practices guide). */
import { useId, useState } from "preact/hooks";

import type { Thing } from "./data";
import type { Found } from "./search";

interface Props {
  label: string;
  placeholder: string;
  find: (query: string) => Found[];
  choose: (thing: Thing) => void;
  /** Whether to show what kind each suggestion is of. */
  kinds?: boolean;
}

export function Finder({ label, placeholder, find, choose, kinds = false }: Props) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const found = query.trim() ? find(query.trim()) : [];
  const shown = open && query.trim() !== "";

  const take = (thing: Thing | undefined) => {
    if (!thing) return;
    setQuery("");
    setOpen(false);
    choose(thing);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(found[active]);
    } else if (event.key === "Escape") {
      setOpen(false);
    }
  };
  return (
    <div class="finder">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        placeholder={placeholder}
        value={query}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(shown && found.length ? { "aria-activedescendant": `${id}-${active}` } : {})}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown || !found.length}>
        {found.map((thing, i) => (
          <li
            key={`${thing.kind}:${thing.id}`}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            onMouseDown={(event) => {
              event.preventDefault(); // keep the focus in the field
              take(thing);
            }}
          >
            <span>
              {thing.name}
              {thing.matched && <span class="quiet"> ({thing.matched})</span>}
            </span>
            {kinds && <span class="quiet">{thing.kind}</span>}
          </li>
        ))}
      </ul>
      <div role="status">
        {shown && !found.length && `Nothing is called like “${query.trim()}”. Try another word for it.`}
        {shown && found.length > 0 && <span class="hidden">{found.length} suggestions</span>}
      </div>
    </div>
  );
}
