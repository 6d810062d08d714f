// Which languages stand side by side: the choice goes into the address, so that it can be sent and kept. The choosing
// itself is done by the style. No module: it runs before the table is painted.

{
  const choices = [...document.querySelectorAll(".compare-choice input")];
  const switcher = document.querySelectorAll(".languages a");

  const said = new URLSearchParams(location.search).get("languages");
  // What no choice says is ignored: an old address, or one that somebody made up.
  const chosen = choices.find((choice) => choice.value === said);
  if (chosen) chosen.checked = true;

  const tell = () => {
    const { value } = choices.find((choice) => choice.checked);
    const search = value ? `?languages=${value}` : "";
    history.replaceState(null, "", `${location.pathname}${search}${location.hash}`);
    for (const link of switcher) link.search = search;
  };
  for (const choice of choices) choice.addEventListener("change", tell);
  if (chosen) tell();
}
