//! The warm neutrals and the meanings, the same for every commune.

use super::Oklch;

/// Neutral tones of one theme.
pub(super) struct Neutres {
    paper: Oklch,
    pub(super) card: Oklch,
    stone: Oklch,
    pub(super) ink: Oklch,
    ink_2: Oklch,
    line: Oklch,
    line_2: Oklch,
    field: Oklch,
    ok: [Oklch; 2],
    warn: [Oklch; 2],
    bad: [Oklch; 2],
    info: [Oklch; 2],
}

const fn o(l: f64, c: f64, h: f64) -> Oklch {
    Oklch { l, c, h }
}

impl Neutres {
    pub(super) const CLAIRS: Neutres = Neutres {
        paper: o(0.982, 0.006, 85.0),
        card: o(1.0, 0.0, 0.0),
        stone: o(0.945, 0.010, 82.0),
        ink: o(0.23, 0.012, 60.0),
        ink_2: o(0.42, 0.014, 65.0),
        line: o(0.885, 0.010, 82.0),
        line_2: o(0.76, 0.012, 80.0),
        field: o(0.56, 0.014, 70.0),
        ok: [o(0.43, 0.10, 152.0), o(0.955, 0.03, 152.0)],
        warn: [o(0.45, 0.10, 65.0), o(0.955, 0.05, 88.0)],
        bad: [o(0.47, 0.17, 27.0), o(0.965, 0.018, 27.0)],
        info: [o(0.43, 0.07, 255.0), o(0.955, 0.015, 255.0)],
    };

    pub(super) const SOMBRES: Neutres = Neutres {
        paper: o(0.195, 0.008, 75.0),
        card: o(0.245, 0.008, 75.0),
        stone: o(0.222, 0.008, 75.0),
        ink: o(0.955, 0.006, 85.0),
        ink_2: o(0.80, 0.010, 80.0),
        line: o(0.335, 0.010, 75.0),
        line_2: o(0.46, 0.012, 75.0),
        field: o(0.66, 0.012, 75.0),
        ok: [o(0.84, 0.11, 152.0), o(0.30, 0.045, 152.0)],
        warn: [o(0.86, 0.11, 85.0), o(0.31, 0.05, 75.0)],
        bad: [o(0.80, 0.11, 25.0), o(0.29, 0.06, 27.0)],
        info: [o(0.83, 0.06, 255.0), o(0.30, 0.04, 255.0)],
    };

    pub(super) fn nommes(&self) -> [(&'static str, Oklch); 16] {
        [
            ("paper", self.paper),
            ("card", self.card),
            ("stone", self.stone),
            ("ink", self.ink),
            ("ink-2", self.ink_2),
            ("line", self.line),
            ("line-2", self.line_2),
            ("field", self.field),
            ("ok", self.ok[0]),
            ("ok-soft", self.ok[1]),
            ("warn", self.warn[0]),
            ("warn-soft", self.warn[1]),
            ("bad", self.bad[0]),
            ("bad-soft", self.bad[1]),
            ("info", self.info[0]),
            ("info-soft", self.info[1]),
        ]
    }
}
