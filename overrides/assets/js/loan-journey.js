// The loan journey: one step at a time, by buttons, arrow keys or swipe. Without this script all steps are listed.
document.querySelectorAll(".journey").forEach(journey => {
  const track = journey.querySelector(".journey-steps");
  const control = journey.querySelector(".journey-control");
  const steps = [...track.children];
  const status = control.querySelector("[aria-live]");
  const [back, next] = control.querySelectorAll("button");
  let at = -1;

  const show = () => {
    const now = Math.round(Math.abs(track.scrollLeft) / track.clientWidth) || 0;
    if (now === at) return;
    at = now;
    for (const [index, step] of steps.entries()) step.toggleAttribute("data-now", index === at);
    status.textContent = journey.dataset.step.replace("{}", at + 1).replace("{}", steps.length);
    back.disabled = at === 0;
    next.disabled = at === steps.length - 1;
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  control.addEventListener("click", event => {
    const move = Number(event.target.dataset.move || 0);
    const to = Math.min(Math.max(at + move, 0), steps.length - 1);
    track.scrollTo({ left: to * track.clientWidth, behavior: still.matches ? "auto" : "smooth" });
  });
  track.tabIndex = 0; // a scrolling box must be reachable by keyboard; its arrow keys turn the steps
  track.setAttribute("aria-labelledby", "journey-title");
  track.addEventListener("scroll", show, { passive: true });
  control.hidden = false;
  show();
});
