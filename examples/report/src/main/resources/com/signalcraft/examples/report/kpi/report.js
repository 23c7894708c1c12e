// Tells the value under the pointer; without it the page shows the same, but for this.
document.querySelectorAll(".hover").forEach((group) => {
  const svg = group.ownerSVGElement;
  const figure = svg.parentElement;
  const points = group.dataset.points.split("\n").map((line) => {
    const [x, y, text] = line.split("\t");
    return { x: Number(x), y: Number(y), text };
  });
  const cursor = document.createElementNS(svg.namespaceURI, "circle");
  const tip = document.createElement("div");
  tip.className = "tip";
  cursor.setAttribute("class", "cursor");
  cursor.setAttribute("r", "4");
  const hide = () => { tip.remove(); cursor.remove(); };
  svg.addEventListener("pointerleave", hide);
  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    const at = (event.clientX - box.left) * scale;
    let nearest = points[0];
    for (const point of points) {
      if (Math.abs(point.x - at) < Math.abs(nearest.x - at)) nearest = point;
    }
    if (Math.abs(nearest.x - at) > 40) { hide(); return; }
    cursor.setAttribute("cx", nearest.x);
    cursor.setAttribute("cy", nearest.y);
    group.append(cursor);
    tip.textContent = nearest.text;
    figure.append(tip);
    const half = tip.offsetWidth / 2;
    const left = nearest.x / scale + svg.offsetLeft || nearest.x / scale;
    tip.style.left = Math.min(Math.max(left, half), Math.max(half, figure.clientWidth - half)) + "px";
    tip.style.top = nearest.y / scale + "px";
  });
});
