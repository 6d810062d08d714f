// Fetches the files of a search. None may keep a reader waiting for ever.

import { BrokenFile } from "./broken.js";

const PATIENCE = 10_000;

/** A `read(name)` for the files of a folder; `cache` as for `fetch`. */
export function filesOf(folder, cache = "default") {
  return async (name) => {
    let response;
    try {
      response = await fetch(`${folder}${name}`, {
        // Names carry their content, so only the root can be old.
        cache: name === "root.json" ? cache : "default",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!response.ok) throw new BrokenFile(`${name}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw error instanceof BrokenFile ? error : new BrokenFile(`${name}: ${error.message}`);
    }
  };
}
