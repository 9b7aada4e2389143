//! Merkle trees as RFC 6962 (2.1) draws them: leaves and nodes hash under prefixes of their own.

use sha2::{Digest, Sha256};

pub(crate) type Hash = [u8; 32];

pub(crate) fn leaf(content: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(content).finalize().into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// A tree that grows by its right end and keeps only the roots of its full subtrees.
#[derive(Default)]
pub(crate) struct Tree {
    full: Vec<(u32, Hash)>,
    size: i64,
}

impl Tree {
    pub(crate) fn push(&mut self, leaf: Hash) {
        let (mut height, mut hash) = (0, leaf);
        while let Some((_, left)) = self.full.pop_if(|(other, _)| *other == height) {
            hash = node(&left, &hash);
            height += 1;
        }
        self.full.push((height, hash));
        self.size += 1;
    }

    pub(crate) fn size(&self) -> i64 {
        self.size
    }

    /// The root; without a leaf, the hash of nothing.
    pub(crate) fn root(&self) -> Hash {
        let mut roots = self.full.iter().rev().map(|(_, hash)| *hash);
        let Some(last) = roots.next() else { return Sha256::digest([]).into() };
        roots.fold(last, |right, left| node(&left, &right))
    }
}

/// The hashes that lead from a leaf to the root, the nearest first.
pub(crate) fn path(leaves: &[Hash], index: usize) -> Vec<Hash> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let half = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(half);
    let (mut below, beside) =
        if index < half { (path(left, index), right) } else { (path(right, index - half), left) };
    below.push(root(beside));
    below
}

fn root(leaves: &[Hash]) -> Hash {
    let mut tree = Tree::default();
    leaves.iter().for_each(|leaf| tree.push(*leaf));
    tree.root()
}

/// The root that a leaf leads to (RFC 9162, 2.1.3.2); `None` when the path has not the length that
/// its place asks for.
pub(crate) fn root_of(leaf: Hash, index: u64, size: u64, path: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let (mut place, mut last, mut hash) = (index, size - 1, leaf);
    for beside in path {
        if last == 0 {
            return None;
        }
        if place & 1 == 1 || place == last {
            hash = node(beside, &hash);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    (last == 0).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_roots_are_those_of_the_rfc_s_implementations() {
        let hex = |hash: &Hash| data_encoding::HEXLOWER.encode(hash);
        // Vectors of certificate-transparency-go: an empty tree, and one of one empty leaf.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex(&root(&[])), empty);
        let one = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        assert_eq!(hex(&root(&[leaf(&[])])), one);
        let two = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
        assert_eq!(hex(&root(&[leaf(&[]), leaf(&[0])])), two);
    }

    #[test]
    fn each_leaf_leads_to_the_root_and_no_other_does() {
        for size in 1..40_u64 {
            let leaves: Vec<_> = (0..size).map(|n| leaf(&n.to_be_bytes())).collect();
            let root = root(&leaves);
            for (index, own) in (0..).zip(&leaves) {
                let way = path(&leaves, index as usize);
                assert_eq!(root_of(*own, index, size, &way), Some(root));
                assert_ne!(root_of(leaf(b"x"), index, size, &way), Some(root));
                assert_ne!(root_of(*own, (index + 1) % size.max(2), size, &way), Some(root));
                let longer = [way.as_slice(), &[root]].concat();
                assert_ne!(root_of(*own, index, size, &longer), Some(root));
            }
        }
    }
}
