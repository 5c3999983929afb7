-------------------------------- MODULE Toy --------------------------------
(* Two hands put coins into a box of some size. One way to end for each of TLC's. *)
EXTENDS Naturals

CONSTANTS
  Size,     \* how many coins the box takes
  Stubborn  \* whether they go on when the box is full

ASSUME Size > 0

VARIABLES coins

Init == coins = 0

Puts(many) ==
  /\ coins < Size \* not "<= Size"
  /\ coins' = coins + many

Rests ==
  /\ Stubborn
  /\ coins >= Size
  /\ UNCHANGED coins

Next == \/ \E many \in 1..2 : Puts(many)
        \/ Rests

Spec == Init /\ [][Next]_coins
FairSpec == Spec /\ WF_coins(Next)

NeverOverfull == coins <= Size
Bounded == coins <= Size + 1
OnlyGrows == [][coins' > coins]_coins
OnlyShrinks == [][coins' < coins]_coins
EventuallyFull == <>(coins >= Size)
EventuallyOverfull == <>(coins > Size)
=============================================================================
