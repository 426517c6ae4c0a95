"""Small marks for HTML that say by sign, colour and word how sure, which way and how often.

Nothing is told by colour alone. The colours are those of Okabe and Ito, which colour-blind
readers tell apart; text takes the colour of the page, so that light and dark themes both read.
"""

from html import escape

from neuroimmune.model.frequency import Frequency
from neuroimmune.model.vocabulary import Certainty, Direction, Standing

__all__ = ["STYLE", "certainty_mark", "direction_mark", "frequency_bar", "standing_mark"]

_SIGNS = {
    Direction.BENEFIT: ("+", "#009e73", "#000"),
    Direction.MIXED: ("\u00b1", "#f0e442", "#000"),
    Direction.NO_BENEFIT: ("0", "#0072b2", "#fff"),
    Direction.HARM: ("\u2212", "#d55e00", "#000"),
    Direction.UNKNOWN: ("?", "#d9d9d9", "#000"),
}

_BAR_LENGTH = 80

STYLE = (
    "<style>"
    ".neuroimmune{line-height:1.4;overflow-x:auto}"
    ".neuroimmune table{border-collapse:collapse;margin:.3em 0}"
    ".neuroimmune caption{text-align:left;font-weight:600;padding:.2em 0}"
    ".neuroimmune :is(th,td){text-align:left;vertical-align:top;padding:.15em .7em;"
    "border-bottom:1px solid #8884;min-width:4em;max-width:28em}"
    ".neuroimmune dt{font-weight:600}"
    ".neuroimmune dd{margin:0 0 .3em 1.2em}"
    ".neuroimmune ul{margin:.1em 0;padding-left:1.2em}"
    ".neuroimmune summary{cursor:pointer}"
    ".neuroimmune .mark{white-space:nowrap}"
    ".neuroimmune .sign{display:inline-block;width:1.25em;text-align:center;border-radius:50%;"
    "border:1px solid #000;font-weight:700;line-height:1.25}"
    ".neuroimmune .doubt{border:1px dashed #d55e00;border-radius:.6em;padding:0 .4em}"
    "</style>"
)


def certainty_mark(certainty: Certainty) -> str:
    """Draw GRADE's word with as many dots of four as it is sure.

    Examples
    --------
    >>> from neuroimmune import Certainty
    >>> certainty_mark(Certainty.LOW)
    "<span class='mark'><span aria-hidden='true'>●●○○</span> low</span>"
    """
    full = certainty.rank + 1
    dots = "●" * full + "○" * (len(Certainty) - full)
    return f"<span class='mark'><span aria-hidden='true'>{dots}</span> {certainty}</span>"


def direction_mark(direction: Direction) -> str:
    """Draw a direction as a sign on a disc, with its word."""
    sign, colour, ink = _SIGNS[direction]
    style = f"background:{colour};color:{ink}"
    disc = f"<span class='sign' style='{style}' aria-hidden='true'>{sign}</span>"
    return f"<span class='mark'>{disc} {direction}</span>"


def standing_mark(standing: Standing) -> str:
    """Draw a standing: what is contested or refuted stands out."""
    kind = "mark doubt" if standing <= Standing.CONTESTED else "mark"
    return f"<span class='{kind}'>{standing}</span>"


def frequency_bar(frequency: Frequency) -> str:
    """Draw a share as a bar: dark up to its least, pale up to its most."""
    least, most = _BAR_LENGTH * frequency.low, _BAR_LENGTH * frequency.high
    text = escape(str(frequency))
    return (
        "<span class='mark'>"
        f"<svg width='{_BAR_LENGTH}' height='9' aria-hidden='true'>"
        f"<rect width='{least:.0f}' height='9' fill='#0072b2'/>"
        f"<rect x='{least:.0f}' width='{most - least:.0f}' height='9' fill='#56b4e9'/>"
        f"<rect width='{_BAR_LENGTH}' height='9' fill='none' stroke='#888'/>"
        f"</svg> {text}</span>"
    )
