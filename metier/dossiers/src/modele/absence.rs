use jiff::civil::Date;

primitives::id! {
    /// An absence of an agent.
    AbsenceId
}
db::id_column!(AbsenceId);

/// An agent is away, and a colleague watches their delays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// Who is away.
    pub agent: i64,
    /// Who watches.
    pub remplacant: i64,
    /// The first day.
    pub debut: Date,
    /// The last day.
    pub fin: Date,
}
