---------------------------- MODULE OpaqueTraces ----------------------------
(***************************************************************************)
(* Logs of the production engine: each must be a behaviour of Opaque.     *)
(***************************************************************************)
EXTENDS Opaque, Sequences, TraceData

VARIABLES trace, step

(* The action of a logged happening. A no that was kept and one in hand decide alike in a log. *)
Does(e) ==
  CASE e.e = "Read"         -> Read(e.p)
    [] e.e = "Attempted"    -> e.k = Begun + 1 /\ Attempted(e.p)
    [] e.e = "Refused"      -> e.k = at[e.p] /\ Refused(e.p, e.then)
    [] e.e = "Unanswered"   -> e.k = at[e.p] /\ Unanswered(e.p, e.then)
    [] e.e = "Lapsed"       -> Lapsed(e.p, e.k, e.then)
    [] e.e = "Answered"     -> e.k = at[e.p] /\ Answered(e.p)
    [] e.e = "Transitioned" -> \/ Transitioned(e.p, e.how)
                               \/ e.how = "rejected" /\ Transitioned(e.p, "concluded")
    [] e.e = "LateResult"   -> e.how = own[e.p] /\ LateResult(e.p)
    [] e.e = "Sends"        -> Sends(e.p)
    [] e.e = "Hears"        -> Hears(e.p)
    [] e.e = "HearsRefusal" -> HearsRefusal(e.p)
    [] e.e = "HearsNothing" -> HearsNothing(e.p)
    [] e.e = "Ends"         -> Ends(e.p)
    [] e.e = "Acts"         -> Acts(e.k, e.what)
    [] e.e = "Loses"        -> Loses(e.k)

TraceInit == Init /\ trace \in DOMAIN Traces /\ step = 1

TraceNext ==
  \/ /\ step <= Len(Traces[trace])
     /\ Does(Events[Traces[trace][step]])
     /\ step' = step + 1
     /\ UNCHANGED trace
  \/ /\ step > Len(Traces[trace])
     /\ UNCHANGED <<vars, trace, step>>

TraceSpec == TraceInit /\ [][TraceNext]_<<vars, trace, step>>
=============================================================================
