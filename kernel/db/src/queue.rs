use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A bounded queue that serves its lanes (tenants) in turn: one who sends a thousand items delays
/// the others by one item each.
pub struct FairQueue<T> {
    state: Mutex<State<T>>,
    arrived: Condvar,
    capacity: usize,
}

struct State<T> {
    lanes: HashMap<i64, VecDeque<T>>,
    turn: VecDeque<i64>,
    waiting: usize,
    closed: bool,
}

impl<T> FairQueue<T> {
    /// A queue of at most `capacity` waiting items, all lanes together.
    pub fn new(capacity: usize) -> Self {
        let state =
            State { lanes: HashMap::new(), turn: VecDeque::new(), waiting: 0, closed: false };
        Self { state: Mutex::new(state), arrived: Condvar::new(), capacity }
    }

    /// Adds an item to a lane; gives it back when the queue is full or closed.
    pub fn push(&self, lane: i64, item: T) -> Result<(), T> {
        let mut state = self.lock();
        if state.closed || state.waiting >= self.capacity {
            return Err(item);
        }
        state.waiting += 1;
        let items = state.lanes.entry(lane).or_default();
        items.push_back(item);
        if items.len() == 1 {
            state.turn.push_back(lane);
        }
        drop(state);
        self.arrived.notify_one();
        Ok(())
    }

    /// The next item in turn; waits for one; `None` once closed and empty.
    pub fn pop(&self) -> Option<T> {
        let mut state = self.lock();
        loop {
            if let Some(item) = state.take() {
                return Some(item);
            }
            if state.closed {
                return None;
            }
            state = self.arrived.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next item in turn if one waits already.
    pub fn try_pop(&self) -> Option<T> {
        self.lock().take()
    }

    /// How many items wait.
    pub fn len(&self) -> usize {
        self.lock().waiting
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Refuses new items; those that wait are still served.
    pub fn close(&self) {
        self.lock().closed = true;
        self.arrived.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> State<T> {
    fn take(&mut self) -> Option<T> {
        let lane = self.turn.pop_front()?;
        let items = self.lanes.get_mut(&lane)?;
        let item = items.pop_front();
        if items.is_empty() {
            self.lanes.remove(&lane);
        } else {
            self.turn.push_back(lane);
        }
        self.waiting -= usize::from(item.is_some());
        item
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_of_one_lane_delays_another_by_one_item() {
        let queue = FairQueue::new(100);
        for number in 0..50 {
            queue.push(1, (1, number)).unwrap();
        }
        queue.push(2, (2, 0)).unwrap();
        let order: Vec<_> = std::iter::from_fn(|| queue.try_pop()).take(3).collect();
        assert_eq!(order, [(1, 0), (2, 0), (1, 1)]);
    }

    #[test]
    fn a_full_queue_gives_the_item_back_and_a_closed_one_ends() {
        let queue = FairQueue::new(1);
        queue.push(1, "a").unwrap();
        assert_eq!(queue.push(2, "b"), Err("b"));
        queue.close();
        assert_eq!(queue.pop(), Some("a"));
        assert_eq!(queue.pop(), None);
    }
}
