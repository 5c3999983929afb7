---------------------------- MODULE Capabilities ----------------------------
(***************************************************************************)
(* What can be promised, given what the third party offers: the table of   *)
(* capabilities, cell by cell, as a game of knowledge.                     *)
(*                                                                         *)
(* A strategy plays against an adversary. The strategy sees only answers   *)
(* and silence. What it knows is the set of all worlds in which it would   *)
(* have seen the same, and all that it does it does in each of them. A     *)
(* move is judged by the worst of them.                                    *)
(*                                                                         *)
(* A round: the strategy makes a move; the adversary says what becomes of  *)
(* it; the strategy sees an answer or silence; the adversary may end the   *)
(* need for the task, which the strategy sees. Between rounds a delayed    *)
(* request may arrive or be lost, an effect may become visible, a hold may *)
(* be dropped; the strategy sees nothing of it. A request that was sent    *)
(* while there was a need may have its effect later; the strategy must     *)
(* know of it then. There is no last round: the strategy wins if it ends,  *)
(* in every play, after whatever number of rounds, with the truth on its   *)
(* lips and no harm done.                                                  *)
(*                                                                         *)
(* The strategy is alone, never crashes, forgets nothing, and knows how    *)
(* many faults there can be. So what is impossible here is impossible for  *)
(* every program. What is possible here is carried out by the algorithms   *)
(* of the other specs, which have crashes and rivals as well.              *)
(*                                                                         *)
(* An adversary with more faults, or without a bound, can do all that one  *)
(* with less can do, and a strategy that may give up can do all that one   *)
(* that may not can do. So the claims of impossibility are made with one   *)
(* fault, every bound but the one in question, and giving up allowed; the  *)
(* claims of possibility with more faults, no bound that is not needed,    *)
(* and giving up forbidden.                                                *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, Sequences

CONSTANTS
  Positions, \* how many positions there must be; nothing is left out unseen

  \* What the third party offers.
  Offers,    \* some of "send", "ask", "prepare", "confirm", "cancel"
  Key,       \* whether it recognizes a request that it has carried out

  \* What is assumed of the world.
  NetworkBound,    \* a request has no effect after the longest wait
  VisibilityBound, \* a query shows every effect after the longest wait
  MaxFaults,       \* how many messages are lost or delayed, and holds dropped, at most

  \* What is asked of the strategy.
  Expires,  \* the need may end: then nothing more may be caused, and the truth be said
  MayGiveUp \* it may stop with nothing done while there is a need, if there was a fault

VARIABLES
  position, \* what the strategy knows
  said      \* what it has said in the end, "nothing" until then

vars == <<position, said>>

-----------------------------------------------------------------------------
(* A world. *)

FirstWorld ==
  [effects |-> 0,     \* how many there are
   harm    |-> FALSE, \* one was too many, or caused when there was no need any more
   shown   |-> FALSE, \* a query shows them
   flying  |-> {},    \* requests that are under way; two of a kind are one, since the
                      \* second does no harm that it does not do by arriving at once
   step    |-> "none", \* the step whose name the strategy was told; none, held, confirmed or gone.
                      \* A step whose name was lost, or that is left over, has no effect: it is not
                      \* looked at here, but in TwoStep
   faults  |-> 0]     \* how many there have been

Happens(w, needed) ==
  [w EXCEPT !.effects = @ + 1, !.harm = @ \/ w.effects > 0 \/ ~needed]

(* The third party takes a request. Of confirm and cancel the first one counts. *)
Takes(w, request, needed) ==
  CASE request = "send" -> IF Key /\ w.effects > 0 THEN w ELSE Happens(w, needed)
    [] request = "confirm" ->
         IF w.step = "held" THEN [Happens(w, needed) EXCEPT !.step = "confirmed"] ELSE w
    [] request = "cancel" -> IF w.step = "held" THEN [w EXCEPT !.step = "gone"] ELSE w
    [] request = "ask" -> w

Answer(w, request) ==
  CASE request = "send" -> "accepted"
    [] request \in {"confirm", "cancel"} -> w.step
    [] request = "ask" -> IF w.effects > 0 /\ w.shown THEN "found" ELSE "absent"

(* What becomes of a request: the world after it, and what the strategy sees. *)
(* A lost request is one that is under way and never arrives.                 *)
Exchange(w, request, needed) ==
  LET faulty == [w EXCEPT !.faults = @ + 1]
      taken == Takes(w, request, needed)
  IN  {<<taken, Answer(taken, request)>>}
        \cup IF w.faults = MaxFaults
             THEN {}
             ELSE {<<Takes(faulty, request, needed), "silence">>,
                   <<[faulty EXCEPT !.flying = @ \cup ({request} \ {"ask"})], "silence">>}

(* Each first step is another one; what is under way for the last means nothing to it. *)
Preparation(w) ==
  {<<[w EXCEPT !.step = "held", !.flying = {}], "held">>}
    \cup IF w.faults = MaxFaults THEN {} ELSE {<<[w EXCEPT !.faults = @ + 1], "silence">>}

(* What may happen between rounds. A request that is under way was sent while *)
(* there was a need; if not, its arriving at once has been looked at already. *)
Drifts(w) ==
  {Takes([w EXCEPT !.flying = @ \ {r}], r, TRUE) : r \in w.flying}
    \cup {[w EXCEPT !.flying = @ \ {r}] : r \in w.flying}
    \cup {[w EXCEPT !.shown = w.effects > 0]}
    \cup IF w.step = "held" /\ w.faults < MaxFaults
         THEN {[w EXCEPT !.step = "gone", !.faults = @ + 1]}
         ELSE {}

RECURSIVE Drifted(_)
Drifted(worlds) ==
  LET more == worlds \cup UNION {Drifts(w) : w \in worlds}
  IN  IF more = worlds THEN worlds ELSE Drifted(more)

(* The longest wait is over. Where there is no bound no wait is long enough. *)
Settled(w) ==
  /\ NetworkBound => w.flying = {}
  /\ VisibilityBound => w.shown = (w.effects > 0)

-----------------------------------------------------------------------------
(* A position: the worlds that look the same, and whether the task is needed. *)

FirstPosition == [known |-> {FirstWorld}, needed |-> TRUE]

Harmless(at) == \A w \in at.known : ~w.harm

Moves(at) ==
  IF ~Harmless(at) THEN {}
  ELSE {"wait"} \cup
       {m \in Offers :
          CASE m = "prepare"               -> \A w \in at.known : w.step \in {"none", "gone"}
            [] m \in {"confirm", "cancel"} -> \A w \in at.known : w.step # "none"
            [] OTHER                       -> TRUE}

(* After a move: all positions that the adversary can lead to. *)
Replies(at, move) ==
  LET ends == CASE move = "wait"    -> {<<w, "silence">> : w \in {v \in at.known : Settled(v)}}
                [] move = "prepare" -> UNION {Preparation(w) : w \in at.known}
                [] OTHER            -> UNION {Exchange(w, move, at.needed) : w \in at.known}
  IN  {[known  |-> Drifted({e[1] : e \in {f \in ends : f[2] = seen}}),
        needed |-> needed] :
          seen \in {e[2] : e \in ends},
          needed \in {at.needed} \cup (IF Expires THEN {FALSE} ELSE {})}

(* What may be said, for it is true in every world, and for ever. *)
MaySay(at) ==
  IF ~Harmless(at) THEN {}
  ELSE (IF \A w \in at.known : w.effects = 1 THEN {"happened"} ELSE {})
         \cup (IF \A w \in at.known :
                    /\ w.effects = 0
                    /\ ~at.needed \/ (MayGiveUp /\ w.faults > 0)
               THEN {"didNotHappen"} ELSE {})

-----------------------------------------------------------------------------
(* Advice for the player that wins: all positions, and in how many rounds  *)
(* the strategy wins from each at the latest. A claim does not rest on it:  *)
(* the one that follows it has only fewer moves to win with, and all moves  *)
(* of the other are looked at.                                              *)

RECURSIVE Reached(_, _)
Reached(all, newest) ==
  LET next == UNION {UNION {Replies(at, m) : m \in Moves(at)} : at \in newest} \ all
  IN  IF next = {} THEN all ELSE Reached(all \cup next, next)

AllPositions == Reached({FirstPosition}, {FirstPosition})

ASSUME Cardinality(AllPositions) = Positions

RepliesTo == [at \in AllPositions |-> [m \in Moves(at) |-> Replies(at, m)]]

(* Sets of positions: won in no round, in one at the latest, in two ... *)
RECURSIVE Layers(_)
Layers(layers) ==
  LET won == layers[Len(layers)]
      more == won \cup {at \in AllPositions : \E m \in Moves(at) : RepliesTo[at][m] \subseteq won}
  IN  IF more = won THEN layers ELSE Layers(Append(layers, more))

Won == Layers(<<{at \in AllPositions : MaySay(at) # {}}>>)

Winning == Won[Len(Won)]

(* How many rounds it takes from a position that is won. *)
Distance(at) == CHOOSE i \in 1..Len(Won) : at \in Won[i] /\ \A j \in 1..(i - 1) : at \notin Won[j]

StrategyIsToWin == FirstPosition \in Winning

(* The strategy comes nearer to the end each time. *)
GoodMoves(at) ==
  IF StrategyIsToWin /\ at \in Winning
  THEN {m \in Moves(at) : Distance(at) > 1 /\ RepliesTo[at][m] \subseteq Won[Distance(at) - 1]}
  ELSE Moves(at)

(* The adversary never leads to where the strategy wins. *)
GoodReplies(at, move) ==
  LET bad == RepliesTo[at][move] \ Winning
  IN  IF StrategyIsToWin \/ bad = {} THEN RepliesTo[at][move] ELSE bad

-----------------------------------------------------------------------------
Init ==
  /\ position = FirstPosition
  /\ said = "nothing"

Moved(move) ==
  /\ said = "nothing"
  /\ move \in GoodMoves(position)
  /\ position' \in GoodReplies(position, move)
  /\ UNCHANGED said

Says(what) ==
  /\ said = "nothing"
  /\ what \in MaySay(position)
  /\ said' = what
  /\ UNCHANGED position

Next ==
  \/ \E move \in Offers \cup {"wait"} : Moved(move)
  \/ \E what \in {"happened", "didNotHappen"} : Says(what)

Spec == Init /\ [][Next]_vars /\ WF_vars(Next)

-----------------------------------------------------------------------------
(* What is claimed. *)

(* Impossible: whatever the strategy does, it never knows the truth. *)
NobodyWins == said = "nothing"

(* Possible: whatever the adversary does, it comes to the end, *)
SaysTheTruth == <>(said # "nothing")

(* with no effect too many on the way, and none that nobody needs any more, *)
NoHarm == Harmless(position)

(* and what it says is true, and stays true whatever is still under way. *)
WhatIsSaidIsTrue ==
  \A w \in Drifted(position.known) :
    /\ said = "happened" => w.effects = 1
    /\ said = "didNotHappen" => w.effects = 0

(* While there is a need, nothing but done is good enough. *)
DoneWhileNeeded == position.needed => said # "didNotHappen"
=============================================================================
