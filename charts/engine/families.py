"""Which formula makes the lines of which chart."""

from collections.abc import Callable, Mapping

from charts.engine.blocks import Block
from charts.engine.cusum import cusum_lines
from charts.engine.lines import Lines
from charts.engine.methods import Method
from charts.engine.normalised import i_prime_lines
from charts.engine.proportions import p_lines, p_prime_lines
from charts.engine.rare_events import g_lines, t_lines
from charts.engine.rates import c_lines, u_lines, u_prime_lines
from charts.engine.run import run_lines
from charts.engine.settings import Settings
from charts.engine.subgroups import s_lines, xbar_lines
from charts.engine.xmr import individuals_lines, moving_range_lines

LINES: Mapping[Method, Callable[[Block, Settings], Lines]] = {
    Method.RUN: run_lines,
    Method.INDIVIDUALS: individuals_lines,
    Method.MOVING_RANGE: moving_range_lines,
    Method.XBAR: xbar_lines,
    Method.S: s_lines,
    Method.T: t_lines,
    Method.P: p_lines,
    Method.P_PRIME: p_prime_lines,
    Method.C: c_lines,
    Method.U: u_lines,
    Method.U_PRIME: u_prime_lines,
    Method.I_PRIME: i_prime_lines,
    Method.G: g_lines,
    Method.BERNOULLI_CUSUM: cusum_lines,
}
